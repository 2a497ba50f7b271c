# Orders as those who run the shop see them. Amounts come with their unit; $order is a number, $name a buyer’s.

command-sales = Orders, newest first
command-find = Find an order
command-held = What waits for a decision

sales-head = 🧾 <b>Orders</b>
sales-head-state = 🧾 <b>Orders</b> · { sales-state }
sales-head-product = 🧾 <b>Orders</b> · { $product }
sales-head-buyer = 🧾 <b>Orders</b> of { $name }
sales-head-day = 🧾 <b>Orders</b> of { $day }
sales-some = { $head }
sales-none =
    { $head }
    There are none.
sales-state =
    { $state ->
        [open] 🕐 Waiting for payment
        [paid] 📦 Paid, being handed over
        [delivered] ✅ Paid and handed over
        [held] ⏳ Held
        [refunded] ↩️ Refunded
        [cancelled] ✖️ Cancelled
       *[expired] ⌛ Time over
    }
sales-which-state = Orders in which state?
sales-which-product = Orders of which product?
sales-button-states = By state
sales-button-products = By product
sales-button-today = Today
sales-button-all = 🧾 All orders
sales-button-day-before = ◀️ The day before
sales-button-day-after = The day after ▶️
sales-line =
    { $state ->
        [open] 🕐
        [paid] 📦
        [delivered] ✅
        [held] ⏳
        [refunded] ↩️
        [cancelled] ✖️
       *[expired] ⌛
    } { $order } · { $amount } · { $about }

find-what =
    🔎 Write what you know after the command: <code>/find 1234</code>
    An order’s number, a tracking code of the bank or its first or last four digits or more, an invoice’s key, a code that was sold, an amount, a user’s ID, an @name or the beginning of a name. Any digits will do.
find-nothing = 🔎 Nothing fits “{ $words }”. A part of a code needs at least its first or last four letters.
find-some =
    🔎 “{ $words }” fits these:{ $more ->
        [yes] {" "}(and more; write more of it to narrow it)
       *[no] { "" }
    }
find-clue =
    { $clue ->
        [order] #
        [bank_code] 🏦{" "}
        [invoice] 📄{" "}
        [code] 🔑{" "}
        [amount] 💰{" "}
       *[other] 👤{" "}
    }

held-head =
    ⏳ <b>Waiting for you</b>
    A tap shows the choices, and what each will do.
held-none = ✅ Nothing waits for a decision.
held-line =
    • Order { $order } ({ $amount }, { $name }): { $why ->
        [money] money came in that differs from what was agreed
        [goods] something could not be handed over
        [task] something is to be handed over by you
       *[sold_out] paid after the goods were gone
    }
held-button-first = ⏮ First
held-button-later = More ▶️

card-no-such-order = There is no such order.
card-head =
    🧾 <b>Order</b> { $order } · { sales-state }
    <b>{ $amount }</b> · { $time }
    👤 { $name } ({ $id }){ $blocked ->
        [yes] {" "}· has blocked the bot
       *[no] { "" }
    }
card-payments = 💳 <b>Payments</b>
card-payment =
    { $number }. { $state ->
        [requested] asking for an invoice
        [unknown] whether an invoice was made is not known
        [pending] not paid yet
        [paid] ✅ paid
        [failed] failed
        [abandoned] not paid
       *[held] ⏳ held{ $reason ->
            [amount_differs] : another amount than was asked for
            [paid_twice] : paid a second time
           *[bank_code_repeated] : its tracking code belongs to another payment
        }
    } · { $amount } · { $time } · { $checks ->
        [0] never asked about
        [one] asked about once
       *[other] asked about { $checks } times
    }
card-bank-code = Tracking code: { $code }
card-invoice = Invoice: { $invoice }
card-goods = 📦 <b>Goods</b>
card-line =
    { $title } × { $quantity } · { $amount } · { $state ->
        [none] not handed over
        [waiting] on its way
        [task] to be handed over by you
        [held] held: { $reason }
        [withdrawn] not handed over, refunded
       *[delivered] handed over
    }
card-accepted = 👍 Payment { $number } was accepted by { $name }, { $time }.
card-refunded = ↩️ Payment { $number }: { $amount } sent back, noted by { $name }, { $time }. { $reason }. Reference: { $reference }
card-nothing-happened = Nothing has happened to it since it was made.
card-happened = 📜 <b>What happened</b>{ $left_out ->
        [0] { "" }
       *[other] {" "}(and { $left_out } before)
    }
card-story = 📜 <b>The whole story of order</b> { $order }
card-event =
    { $time } · { $subject ->
        [payment] payment { $number }
        [delivery] delivery { $number }
       *[order] order
    } → { $new ->
        [open] open
        [requested] requested
        [unknown] not known
        [pending] waiting for payment
        [paid] paid
        [failed] failed
        [abandoned] given up
        [held] held
        [delivered] handed over
        [refunded] refunded
        [cancelled] cancelled
        [expired] time over
        [waiting] on its way
       *[task] for the merchant’s hand
    } ({ $cause ->
        [buyer] the buyer
        [return_page] back from the bank
        [reconciler] asked by schedule
        [gateway] the gateway
        [restart] after a restart
        [delivery] handing over
       *[merchant] the staff
    })
card-waits =
    { $why ->
        [money] ⚠️ <b>To decide:</b> take the money as it is and hand the goods over, or send it back and note the refund.
        [sold_out] ⚠️ <b>To decide:</b> fill the stock up and hand over, or send the money back and note the refund.
        [goods] ⚠️ <b>To decide:</b> mend what is wrong and try again, hand it over yourself, or send the money back and note the refund.
       *[refund_only] ⚠️ <b>To do:</b> send this money back from your account, and note the refund here.
    }
card-button-back = ◀️ The order
card-button-accept = 👍 Accept and hand over
card-button-refund = ↩️ Note a refund: { $amount } (payment { $number })
card-button-check = 🔄 Ask the gateway
card-button-resend = 📤 Send goods again
card-button-cancel = ✖️ Cancel the order
card-button-story = 📜 Whole story
card-button-sales = 🧾 Orders
card-button-theirs = 👤 Buyer’s orders
card-button-write = ✉️ Write to buyer

decision-button-yes =
    { $what ->
        [oresendyes] Yes, send again
        [oacceptyes] Yes, accept and hand over
       *[ocancelyes] Yes, cancel the order
    }
decision-button-no = No, back
decision-checked =
    { $finding ->
        [paid] The gateway says: paid.
        [held] The gateway says: paid, but it waits for your decision.
        [not_paid] The gateway says: not paid so far.
        [cancelled] The gateway says: cancelled at the bank.
        [no_such_invoice] The gateway does not know this invoice.
        [unknown] The gateway gave no clear answer. Nothing was changed; it is asked again by itself.
       *[nothing] There is nothing left to ask about.
    }
decision-resend = Send { $name } the goods of order { $order } once more? They get exactly what they got before, with the same codes.
decision-resent =
    { $number ->
        [0] Nothing of this order was handed over yet.
        [one] Sent again.
       *[other] Sent again, in { $number } messages.
    }
decision-accept =
    Order { $order } of { $name }: <b>{ $paid }</b> came in, { $amount } was asked for.
    If you accept it, the goods are handed over now and the buyer is told. This can’t be undone; a refund can still be noted later.
decision-accepted =
    { $news ->
        [yes] Accepted: the order is being handed over.
       *[no] { $name } has accepted it already, { $time }.
    }
decision-not-held = This no longer waits for a decision. The card shows how it stands.
decision-goods-gone = The goods are not there any more: fill up the stock first. Nothing was changed.
decision-refunded-before = This payment’s refund is noted already.
decision-cancel = Cancel order { $order } of { $name } ({ $amount })? The gateway is asked first; the buyer is told. What they reserved goes back to the stock.
decision-cancelled = The order is cancelled.
decision-not-open = This order is not open any more. The card shows how it stands.

refund-ask-why = Why does the money go back? Choose, or write it.
refund-reason-wish = The buyer’s wish
refund-reason-gone = Sold out
refund-reason-amount = The amount differs
refund-reason-twice = Paid twice
refund-reason-mistake = A mistake
refund-ask-reference =
    By which reference did you send it back? (the bank’s tracking code of the transfer)
    The bot moves no money: send it back from your account first.
refund-preview =
    ↩️ <b>{ $amount }</b> for order { $order } went back to <b>{ $name }</b>.
    Reason: { $reason }
    Reference: { $reference }

    The buyer is told. If the order was for this money, it ends as refunded: what was not handed over goes back to the stock. <b>This can’t be undone.</b>
refund-no-such-payment = There is no such payment, or no money came in for it.
refund-done =
    ↩️ Noted: { $amount } of order { $order } went back.{ $state ->
        [refunded] {" "}The order is refunded.
       *[other] { "" }
    }
refund-done-before = { $name } has noted this refund already, { $time }: { $amount } of order { $order }. Nothing was changed.

audit-did-find = looked for “{ $subject }”
audit-did-ocheck = asked the gateway about order { $subject }
audit-did-oresendyes = sent the goods of order { $subject } again
audit-did-ocancelyes = cancelled order { $subject }
audit-did-accept = accepted the money of { $subject }: { $detail }
audit-did-refund = noted a refund of { $subject }: { $detail }
