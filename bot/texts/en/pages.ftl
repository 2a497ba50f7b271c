# The page that a buyer sees on coming back from the bank, and the pages for an address with nothing to show.
# The chat may be out of reach (Telegram needs a VPN, the bank refuses one): each page must be enough by itself.

# What the receipt's lines and the buttons are called.
page-bank-code = Bank tracking code
page-order-title = For
page-order-number = Order number
page-order-amount = Order amount
page-paid-amount = Amount received
page-paid-at = Paid on
page-copy = Copy the code
page-copied = Copied
page-to-telegram = Back to Telegram
page-pay-again = Go to the payment page again
page-check-again = Check again
page-try-again = Try again
page-vpn = You may need to turn your VPN back on to open Telegram.

page-paid-title = Your payment went through
page-paid-lead = Thank you. Your receipt is waiting for you in the Telegram chat.
# The order is for something, and not just an amount.
page-paid-lead-goods = Thank you. What you bought is waiting for you in the Telegram chat.
page-paid-code = This code is your proof of payment. You'll find it on your receipt in Telegram too.

page-not-paid-title = The payment wasn't made
page-not-paid-lead = The bank has no payment for this order yet.

# Said wherever a payment didn't go through: the buyer's bank may see it otherwise.
page-money-left = <b>Has the money left your account?</b> Please don't pay again yet. We keep checking this payment and will tell you the outcome in Telegram. A payment that isn't confirmed goes back to your account from the bank.

page-cancelled-title = The payment was cancelled
page-cancelled-lead = No money has reached the shop.
page-order-afresh = If you still want to buy, please place a new order in Telegram.

page-expired-title = The time to pay is over
page-expired-lead = The payment link of this order no longer works.

page-checking-title = We're checking your payment
page-checking-lead = We're asking the bank for the result. This page refreshes itself every few seconds.
page-checking-close = <b>Please don't pay again.</b> You can close this page: we'll tell you the result in Telegram as well.

page-held-title = Your money has arrived and is being looked into
page-held-lead = Nothing is lost. The shop will look at this payment and tell you its decision in Telegram.
# $reason is a HeldReason, or "goods": the money is in order, what was bought could not be handed over.
page-held-reason = { $reason ->
    [amount_differs] The amount you paid isn't the amount of the order.
    [paid_twice] This order had already been paid: this is a second payment for it.
    [bank_code_repeated] The bank gave this payment a tracking code that another payment already has.
   *[goods] You have paid as you should, but not all that you bought could be handed over yet; it may have sold out meanwhile. The shop will either get it to you or give your money back.
}
# $support is how to reach the shop, as the merchant wrote it.
page-held-support = For any question, give the bank tracking code and the order number to the shop: <b>{ $support }</b>
page-held-quote = If you ask the shop about it, give them the bank tracking code and the order number.

page-not-found-title = There's nothing at this address
page-not-found-lead = The address may have been cut off on the way, or mistyped.
page-refused-title = This can't be done here
page-refused-lead = This address doesn't take the request that your browser sent.
page-failed-title = Something went wrong on our side
page-failed-lead = We couldn't show you this page. Please try again in a moment.
page-error-paid = If you've paid, your payment isn't lost: we check every payment with the bank and tell you the result in Telegram.
