# Who is kept out of the shop. $name and $id are theirs; a notice on a button has room for 200 characters.

# $reachable is "no" where the shop has not left an address.
buyer-kept-out =
    { $reachable ->
        [yes] متأسفیم؛ { $shop } دیگر از این حساب سفارش و پیام نمی‌پذیرد. اگر پرسشی دارید به { $contact } پیام بدهید. سفارش‌هایتان همچنان در /orders است.
       *[no] متأسفیم؛ { $shop } دیگر از این حساب سفارش و پیام نمی‌پذیرد. سفارش‌هایتان همچنان در /orders است.
    }

command-ban = مسدود کردن کسی
command-unban = رفع مسدودیت
command-bans = مسدودشده‌ها

ban-ask-who = چه کسی مسدود شود؟ شمارهٔ کنار نامش را بفرستید؛ در هشدارها و /threads هست.
ban-ask-reason = به چه دلیل؟ فقط همکاران آن را می‌بینند.
# $known is "no" for somebody who has never written to the bot.
ban-preview =
    { $known ->
        [yes] 🚫 <b>{ $name }</b> ({ $id }) مسدود شود؟
       *[no] 🚫 { $id } مسدود شود؟ هنوز کسی با این شماره به ربات پیام نداده است.
    }
    دلیل: { $reason }

    دیگر نمی‌تواند سفارش دهد، جستجو کند یا به فروشگاه بنویسد. آنچه پرداخته، یا با لینکی که دارد بپردازد، همچنان تسویه و تحویل می‌شود.
ban-done = 🚫 <b>{ $name }</b> ({ $id }) مسدود شد. در /bans همه را می‌بینید و می‌توانید رفع مسدودیت کنید.
ban-is-staff = این شخص از همکاران است و مسدود نمی‌شود. اول صاحب فروشگاه باید با /staff او را حذف کند.
ban-already = این شخص پیش‌تر مسدود شده است: /bans
ban-how = متوجه نشدم. بفرستید <code>/ban 123456789 reason</code>، یا فقط /ban را بزنید تا بپرسم.
ban-how-back = متوجه نشدم. بفرستید <code>/unban 123456789</code>، یا از /bans انتخاب کنید.
ban-ended = 🔓 <b>{ $name }</b> ({ $id }) دوباره می‌تواند سفارش دهد و بنویسد.
ban-none-of = { $id } مسدود نیست.
ban-toast-ended = دوباره می‌تواند سفارش دهد و بنویسد.
ban-toast-none = این شخص (دیگر) مسدود نیست.
bans-head = 🚫 <b>مسدودشده‌ها</b>
bans-none = هیچ‌کس مسدود نیست.
bans-line =
    <b>{ $name }</b> ({ $id })
    { $at } – { $by }
    { $reason }
bans-button-back = 🔓 رفع مسدودیت { $name }

audit-did-ban = کسی را مسدود کرد { $subject }: { $detail }
audit-did-unban = مسدودیت { $subject } را برداشت
