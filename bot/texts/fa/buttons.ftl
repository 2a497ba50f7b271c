# On buttons, and in the command menu.

button-pay = 💳 پرداخت
button-check = 🔄 بررسی پرداخت
button-cancel = ✖️ لغو
button-again = 🔁 گرفتن لینک تازه
button-order = 🧾 دیدن سفارش
button-open-order = سفارش { $order }: { $amount }
button-newer = ▶️ جدیدتر
button-older = قدیمی‌تر ◀️
button-order-line =
    { $state ->
        [open] 🕐
        [paid] ✅
        [delivered] ✅
        [held] ⏳
        [refunded] ↩️
        [cancelled] 🚫
       *[expired] ⌛
    } { $order } – { $amount }
button-private = باز کردن گفتگو

button-menu-pay = 💳 پرداخت مبلغ
button-menu-orders = 🧾 سفارش‌های من
button-menu-help = ❓ راهنما
button-menu-support = 💬 پشتیبانی
button-menu-language = 🌐 زبان / Language

command-start = شروع
command-pay = پرداخت مبلغ
command-orders = سفارش‌های من
command-order = یک سفارش با شماره‌اش
command-cancel = لغو سفارش باز
command-support = پیام به فروشگاه
command-lang = زبان / Language
command-help = راهنما
