# On buttons, and in the command menu.

button-pay = 💳 Pay
button-check = 🔄 Check payment
button-cancel = ✖️ Cancel
button-again = 🔁 Get a new link
button-order = 🧾 See the order
button-open-order = Order { $order }: { $amount }
button-newer = ◀️ Newer
button-older = Older ▶️
button-order-line =
    { $state ->
        [open] 🕐
        [paid] ✅
        [delivered] ✅
        [held] ⏳
        [refunded] ↩️
        [cancelled] 🚫
       *[expired] ⌛
    } { $order } · { $amount }
button-private = Open the chat

button-menu-pay = 💳 Pay an amount
button-menu-orders = 🧾 My orders
button-menu-help = ❓ Help
button-menu-support = 💬 Support
button-menu-language = 🌐 Language / زبان

command-start = Begin
command-pay = Pay an amount
command-orders = My orders
command-order = One order, by its number
command-cancel = Cancel an open order
command-support = Write to the shop
command-lang = Language / زبان
command-help = How it works
