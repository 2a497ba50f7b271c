# A place in a channel or group, which was bought for some days. $title is the product's name, $until a date and time.

membership-reminder =
    ⏰ <b>{ $title }</b> ends for you soon: { $until }.

    Renew it before then, and you stay in without a break.
membership-ended =
    ⌛ <b>{ $title }</b> has ended for you, so you are out of it now.

    Thank you for having been with us. You can come back any time.

button-renew = 🔁 Renew

# What the merchant reads. $chat is the chat's number.
admin-membership-stuck =
    ⚠️ <b>I can't put anybody out of { $title }</b>
    A membership has ended, but { $missing ->
        [chat] I can't find the channel or group any more ({ $chat }). Add me to it again, as an administrator who may invite and remove people.
       *[right] I lack the right to remove people there ({ $chat }). Make me an administrator who may invite and remove people.
    }

    I try again every hour. Until then, those whose time is over stay in.
