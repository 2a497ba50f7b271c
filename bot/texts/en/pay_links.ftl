# What the merchant reads about payment links. $amount comes with its unit.

command-link = Payment links

links-head =
    🔗 <b>Payment links</b>
    Post one anywhere: whoever opens it pays that amount here.
links-none =
    🔗 There are no payment links yet.
    A link asks for an amount: post it anywhere, and whoever opens it pays here.
# $state says how it stands, $paid how often it was paid.
links-line =
    { $state ->
        [open] 🟢
        [busy] 🕐
        [used] ✅
        [ended] ⌛
       *[closed] 🚫
    } { $title } · { $amount }{ $paid ->
        [0] { "" }
        [one] {" "}· paid once
       *[other] {" "}· paid { $paid } times
    }
links-no-such = This link is no longer there.

links-terms =
    🔗 <b>{ $title }</b>
    { $amount }
links-times =
    { $number ->
        [0] Can't be paid any more
        [one] Can be paid once
       *[other] Can be paid { $number } times
    }
links-any-times = Can be paid any number of times
links-until = Until { $until }
links-state =
    { $state ->
        [open] 🟢 Open
        [busy] 🕐 Somebody is paying it now
        [used] ✅ Used up
        [ended] ⌛ Its time is over
       *[closed] 🚫 Closed
    }{ $paid ->
        [0] {" "}· not paid yet
        [one] {" "}· paid once
       *[other] {" "}· paid { $paid } times
    }
links-close-really = Close the link <b>{ $title }</b>? Nobody can order by it any more, and it can't be opened again. Who has ordered already can still pay.

links-ask-amount = How much is to be paid?
links-ask-title = What is it for? The buyer reads this, and it is kept with the payment.
links-ask-times = How often can it be paid? Choose, or write a number.
links-once = Once
links-always = Any number of times
links-ask-ends = Until when can it be paid? Skip, and it has no end.
links-preview = This link will be made:
links-made = ✅ The link is ready. Post the address, or show the picture.

button-new-link = ➕ New link
button-link-card = 🔗 This link
button-all-links = 🔗 All links
button-close-link = 🚫 Close it
button-close-link-yes = 🚫 Yes, close it
button-newest = ⏮ Newest
