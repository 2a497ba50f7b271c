# What a buyer reads in the chat. $order is an order's number, $amount and $paid are amounts with their unit.

language-name = English

buyer-start =
    Hello { $name }! 👋
    Welcome to <b>{ $shop }</b>.

    Choose something in the shop and pay right here; to pay just an amount, send it. Your receipt, with the bank's tracking code, and what you bought come to this chat.

buyer-help =
    <b>How to buy</b>
    1. Open a product in the shop and tap “Buy now”; or put several into the cart and order them together.
    2. Tap “Pay” and pay on the bank's page.
    3. Your receipt, with the bank's tracking code, and what you bought come to this chat. Even if your browser closes or you lose the network, we find your payment ourselves.

    To pay an amount without choosing anything, just send it, for example { $example }.

    <b>Commands</b>
    /shop – the shop
    /search – find a product by its name
    /cart – your cart, and discount codes
    /pay – pay an amount
    /orders – your orders
    /order – one order, by its number
    /cancel – cancel an open order
    /support – write to the shop
    /terms – the shop's terms
    /lang – change the language

buyer-how-much = How much would you like to pay? Between { $smallest } and { $largest }, for example: <b>{ $example }</b>

# $words is the amount in words, $until a time of day (with its date if that is not today).
buyer-pay =
    💳 <b>{ $amount }</b>
    ({ $words })

    To: { $shop }
    Order: { $order }
    The link works until { $until }.

    ⚠️ Please turn your VPN off before you open the bank's page; it refuses foreign addresses. You can turn it on again afterwards.

buyer-pay-paid = ✅ Paid: <b>{ $amount }</b>, order { $order }. The receipt is below.
buyer-pay-held = ⏳ Order { $order }: your money has arrived, and the shop has to look at it.
buyer-pay-failed =
    ❌ The bank says that the payment for order { $order } was cancelled or failed. Nothing is settled yet.

    You can still pay <b>{ $amount }</b> with the same link. If money has left your account, we will notice: just wait.
buyer-pay-no-invoice =
    ❌ The gateway no longer knows the pay link of order { $order } ({ $amount }). Please get a new one.

    If you have paid already, don't pay again: we keep checking, and will tell you here.
buyer-pay-expired =
    ⌛ The time for order { $order } ({ $amount }) is over, and no payment has arrived.

    If you have paid all the same, don't worry: we keep checking, and will tell you here.
buyer-pay-cancelled =
    🚫 Order { $order } ({ $amount }) is cancelled.

    If you have paid all the same, don't worry: we keep checking, and will tell you here.

# $code is the bank's tracking code; $late is "late" where the order had ended before the money came, and "gone" where
# what was ordered had gone by then: a message of its own tells of that.
buyer-receipt =
    ✅ <b>Payment received</b>
    { $late ->
        [late] It came after the order had ended, and is accepted all the same.
        [gone] It came after the order had ended; the next message says what happens now.
       *[other] Thank you!
    }

    Amount: <b>{ $amount }</b>
    Tracking code: { $code }
    Order: { $order }
    Time: { $time }
    Shop: { $shop }

# $reason says why money that came in waits for a decision of the shop.
buyer-held =
    ⏳ <b>We have your money, and the shop must look at it</b>
    { $reason ->
        [amount_differs] The bank reports { $paid }, but order { $order } is for { $amount }.
        [paid_twice] Order { $order } was settled before; this is a second payment, of { $paid }.
       *[other] The bank's tracking code for order { $order } ({ $paid }) was used before.
    }

    Nothing is lost. The shop has been told and will either complete the order or give the money back. You need not do anything; with questions, use /support and give the order's number.

buyer-no-invoice =
    😕 The payment gateway did not answer, so there is no pay link yet. Nothing has been taken from you.

    Please try again in a moment.
buyer-no-invoice-ours =
    😕 The shop's payment gateway refuses requests at the moment. Nothing has been taken from you, and the shop has been told.

    Please try again later.
buyer-too-many-open =
    { $number ->
        [one] You have an open order already. Please pay or cancel it first:
       *[other] You have { $number } open orders. Please pay or cancel one of them first:
    }
buyer-too-often = That was a lot of pay links within one minute. Please wait a minute and try again.

buyer-orders =
    { $pages ->
        [one] 🧾 <b>Your orders</b>
       *[other] 🧾 <b>Your orders</b> (page { $page } of { $pages })
    }
buyer-no-orders = You have no orders yet. For the first one, choose something in the shop, or send an amount.
buyer-which-order = Which order? Send its number with the command, like /order 12, or pick it from the list.
buyer-no-such-order = You have no order with this number.
buyer-order =
    🧾 <b>Order</b> { $order }
    Amount: <b>{ $amount }</b>
    Made: { $time }
    State: { $state ->
        [open] waiting for payment
        [paid] paid
        [delivered] paid ✅
        [held] money received, the shop is looking at it ⏳
        [refunded] refunded
        [cancelled] cancelled
       *[expired] time is over
    }
# $code is the bank's tracking code.
buyer-order-paid =
    Tracking code: { $code }
    Paid: { $time }

buyer-nothing-to-cancel = There is no open order to cancel.
buyer-cancel-which = Which order shall be cancelled?
buyer-cancel =
    { $state ->
        [cancelled] Order { $order } is cancelled.
        [delivered] Order { $order } is paid already, so it can't be cancelled. The receipt is in this chat.
       *[other] Order { $order } can't be cancelled any more.
    }

buyer-language = In which language shall I write to you?
buyer-language-set = I will write to you in English from now on.

buyer-support = Outside of this bot, you can write to { $contact }.

buyer-unknown = I didn't understand that. Pick from the buttons, look for a product with /search, or send an amount to pay, for example { $example }.
buyer-not-text = I can only read text. Pick from the buttons, or send an amount to pay, for example { $example }.
buyer-edited = I don't notice edits. Please send it as a new message.
buyer-failed = 😕 Something went wrong on our side, and your last message could not be handled. Please try again; if you have paid, your payment is safe and we will find it.
buyer-in-private = I sell and take payments in private only. Tap the button to open our chat.

toast-paid = Paid ✅ The receipt is in the chat.
toast-held = Your money has arrived, and the shop is looking at it.
toast-not-paid = No payment has arrived yet. If you have just paid, wait a minute: we keep checking and tell you here.
toast-bank-cancelled = The bank says that this payment was cancelled or failed. You can pay again with the same link.
toast-check-unknown = The gateway can't be reached right now, so nothing is known yet. We keep checking and tell you here.
toast-no-such-order = This order is not yours, or no longer exists.
toast-old-button = This button no longer works. Send /start for the current ones.
toast-cancel =
    { $state ->
        [cancelled] The order is cancelled.
        [delivered] It is paid already ✅ The receipt is in the chat.
       *[other] This order can't be cancelled any more.
    }

buyer-cancelled-by-shop =
    The shop has cancelled your order { $order } ({ $amount }), which was not paid. If money has left your account all the same, write to us: nothing is lost.
buyer-refunded =
    ↩️ The shop has sent back <b>{ $amount }</b> for order { $order }.
    Refund’s reference: { $reference }
    Banks may take some days to show it.
buyer-accepted =
    ✅ The shop has looked at your payment for order { $order } and accepted it. Your order is settled with it.
