# What the staff are told of, and how they choose. $topic is sale, held, deliveries, gateway, telegram, stock, backlog
# or people; $wish is each, digest or none.

command-alerts = What you are told of

alert-topic-name =
    { $topic ->
        [sale] Sales
        [held] Money that waits
        [deliveries] Deliveries
        [gateway] Payment gateway
        [telegram] Telegram
        [stock] Low stock
        [backlog] Backlog
       *[people] People
    }
alert-wish-sign =
    { $wish ->
        [each] 🔔
        [digest] 🗓
       *[none] 🔕
    }

alerts-head =
    🔔 <b>Your alerts</b>
    Tap one to change it. This is for you alone; your colleagues choose for themselves.
# $stock is from how many on a stock is low; $fixed is yes where there is no choice.
alerts-topic =
    { alert-wish-sign } <b>{ alert-topic-name }</b>: { $fixed ->
        [yes] always
       *[no] { $wish ->
            [each] { $topic ->
                [sale] each one at once
               *[other] on
            }
            [digest] once a day, with the digest
           *[none] off
        }
    }
    { $topic ->
        [sale] An order was paid for.
        [held] Money came in that a person must decide about.
        [deliveries] Something to hand over by hand, goods that could not be handed over, or that were sold out.
        [gateway] 24pal does not answer, answers again, or refuses our requests.
        [telegram] Telegram could not be reached; told once it can be again.
        [stock] { $stock ->
            [0] Nothing is left of a product.
           *[other] { $stock } or fewer are left of a product.
        }
        [backlog] Messages or payment checks wait too long.
       *[people] A buyer blocked the bot, a message was refused, or a membership could not be ended.
    }
alerts-of-owners = 🔒 As an owner you always hear of money that waits, of goods that were paid for too late and are sold out, and of 24pal refusing our requests: money never waits unseen.
alerts-button =
    { $fixed ->
        [yes] 🔒
       *[no] { alert-wish-sign }
    } { alert-topic-name }
alerts-button-low-stock = 📉 Stock is low from: { $stock }
alerts-button-back = 🔔 Your alerts
alerts-toast =
    { alert-topic-name }: { $wish ->
        [each] { $topic ->
            [sale] each one at once
           *[other] on
        }
        [digest] once a day
       *[none] off
    }
alerts-toast-fixed =
    { $topic ->
        [held] Owners always hear of money that waits for a decision.
       *[other] That can’t be chosen here. /alerts shows what can.
    }
alerts-ask-low-stock = From how many on is a stock low? I tell you of a product once that many or fewer are left of it. 0 means: once it is sold out.
alerts-low-stock-saved =
    { $number ->
        [0] ✅ You’ll hear of a product once nothing is left of it.
       *[other] ✅ You’ll hear of a product once { $number } or fewer are left of it.
    }

# What is told. $title is what was bought; $of is goods, or amount where an order is for an amount alone.
alert-sale =
    💰 <b>Sold</b>: { $amount }{ $of ->
        [goods] {" "}for { $title }
       *[amount] { "" }
    }
    Order { $order }
    Buyer: { $name } ({ $id })
alert-stock =
    { $stock ->
        [0] 📉 <b>{ $title }</b> ({ $sku }) is sold out.
        [one] 📉 Only one is left of <b>{ $title }</b> ({ $sku }).
       *[other] 📉 Only { $stock } are left of <b>{ $title }</b> ({ $sku }).
    }
    I’ll tell you again the next time it runs low after a refill.
# $long is how long.
alert-telegram-well =
    ✅ <b>Telegram can be reached again</b>
    It could not be from { $since } until { $until } ({ $long }). What people wrote and what was to be said is being caught up on now; payments were settled all the while.
alert-backlog =
    { $what ->
        [messages] { $number ->
            [one] ⏳ <b>A message waits to be sent</b>, for { $long } already.
           *[other] ⏳ <b>{ $number } messages wait to be sent</b>, the first for { $long } already.
        }
       *[checks] ⏳ <b>Payments wait to be checked</b>, the first for { $long } already.
    }
    Nothing is lost, but buyers are kept waiting. If this goes on, have a look at the server and its connections. I’ll tell you when it is well again.
alert-backlog-over =
    { $what ->
        [messages] ✅ No message waits long any more.
       *[checks] ✅ No payment waits long to be checked any more.
    }
# Instead of the alert that would be one too many within an hour.
alert-hush =
    🤫 That was a lot about “{ alert-topic-name }” within one hour. I’ll be quiet about that until { $until }, and then tell you how many more there were. /alerts
alert-kept-back =
    🤫 { alert-topic-name }: { $number ->
        [one] one more alert
       *[other] { $number } more alerts
    } from { $since } to { $until } that I kept back.

audit-did-low_stock = changed from how many on a stock is low: { $detail }
