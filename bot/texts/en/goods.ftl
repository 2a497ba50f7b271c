# What was bought, and what happens next with it. $title is a product's name, $order an order's number.

goods-delivered =
    { $quantity ->
        [one] 📦 <b>{ $title }</b>
       *[other] 📦 <b>{ $title }</b> × { $quantity }
    }
    Order { $order }
goods-invite = This is your invitation. It lets one person in, once, so please keep it to yourself.
goods-until = Until: { $until }

goods-coming =
    ⏳ <b>You have paid for order { $order }.</b>
    Still on its way to you:
# $state says how the handing over stands.
goods-next =
    { $state ->
        [task] • { $title }: the shop hands it over itself, and has been told.
        [held] • { $title }: something went wrong on our side. The shop has been told and will see to it; your money is safe.
       *[other] • { $title }: it comes in a moment, here in this chat.
    }
goods-held =
    ⏳ <b>{ $title }</b> (order { $order }) could not be handed over yet. You have paid, and your money is safe.

    The shop has been told and will see to it. You need not do anything; with questions, use /support.
goods-sold-out =
    ⏳ <b>Your money came after your time to pay had ended, and { $title } has sold out meanwhile.</b>

    Nothing is lost. The shop has been told about order { $order } and will either get it for you or give the money back.
goods-none = Nothing has been handed over for this order yet.

# What the merchant reads. $name and $id are the buyer's.
admin-sold-out =
    ⚠️ <b>Paid too late, and sold out</b>
    Order { $order } ({ $amount }) was paid after it had ended, and { $title } is gone.

    Buyer: { $name } ({ $id })
    Fill up the stock and tap the button to hand it over, or give the money back.
admin-task =
    🙋 <b>Something to hand over</b>
    { $title } × { $quantity }, order { $order }, is paid.
    { $instructions }

    Buyer: { $name } ({ $id })
    Tap “Done” once it is handed over: the buyer is then told, with a message of yours if you like.
admin-delivery-held =
    ⚠️ <b>Paid, but not handed over</b>
    { $title }, order { $order }:
    { $trouble ->
        [no_codes] there are not enough codes left. Add some with /stock, then try again.
        [file_gone] its file is missing or damaged. Upload it again in /products, then try again.
        [no_right] I lack the right to invite people there. Make me an administrator who may invite and remove people, then try again.
        [no_chat] I can't find the channel or group. Add me to it as an administrator, then try again.
        [address_refused] the address of your service is not allowed: { $detail }
        [service_refuses] your service refused it: { $detail }
        [no_answer] your service has not answered for a day: { $detail }
        [nonsense] your service's answers have made no sense for a day: { $detail }
       *[other] Telegram has not carried it out for a day: { $detail }
    }

    Buyer: { $name } ({ $id })
    The buyer knows that they paid, and that you are seeing to it.

admin-delivery-again = Trying order { $order } again now: { $title }. The goods go to the buyer by themselves; if it fails once more, I will tell you.
admin-delivery-done-already = { $title }, order { $order }, has been handed over already.
admin-delivery-not-now = { $title }, order { $order }: there is nothing to do here any more.
admin-delivery-done = ✅ { $title }, order { $order }, is handed over, and the buyer has been told.
admin-restocked = ✅ Order { $order } is being handed over.
admin-restocked-still-gone = There is still not enough in stock for order { $order }. Fill it up with /stock first.
admin-no-such-delivery = I don't know this order any more.

button-goods = 📦 Show what I bought
button-join = 🚪 Join
button-restocked = 📦 Hand it over now
button-done = ✅ Done
button-redeliver = 🔁 Try again

buyer-pay-for = 🛍 <b>{ $title }</b>
buyer-paid-for = For: { $title }

# What an order is for, said in one line: $first is a product, $more the number of other products beside it.
order-title =
    { $quantity ->
        [one] { $first }
       *[other] { $first } × { $quantity }
    }{ $more ->
        [0] { "" }
        [one] {" "}and one more
       *[other] {" "}and { $more } more
    }

discount-code-which = 🏷 Which discount code do you have?
discount-code-taken = ✅ The code { $code } takes { $amount } off.

# The merchant has handed something over by hand.
delivery-done-words = What shall I tell the buyer? They get your words as they are. Or skip, and I say that it is done.
delivery-done-default = The shop has handed this over to you. Thank you!
delivery-done-too-long = Please write at least a word, and at most { $most } characters.
delivery-done-preview =
    This goes to the buyer of <b>{ $title }</b>, and can't be taken back:

    { $words }
