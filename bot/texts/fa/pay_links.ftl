# What the merchant reads about payment links. $amount comes with its unit.

command-link = لینک‌های پرداخت

links-head =
    🔗 <b>لینک‌های پرداخت</b>
    هر جا خواستید بگذارید: هر کس بازش کند، همان مبلغ را همین‌جا می‌پردازد.
links-none =
    🔗 هنوز لینک پرداختی نساخته‌اید.
    لینک پرداخت یک مبلغ را می‌خواهد: هر جا بگذارید، هر کس بازش کند همین‌جا می‌پردازد.
# $state says how it stands, $paid how often it was paid.
links-line =
    { $state ->
        [open] 🟢
        [busy] 🕐
        [used] ✅
        [ended] ⌛
       *[closed] 🚫
    } { $title } – { $amount }{ $paid ->
        [0] { "" }
       *[other] {" "}– { $paid } بار پرداخت
    }
links-no-such = این لینک دیگر نیست.

links-terms =
    🔗 <b>{ $title }</b>
    { $amount }
links-times =
    { $number ->
        [0] دیگر نمی‌شود پرداختش کرد
       *[other] { $number } بار می‌شود پرداختش کرد
    }
links-any-times = هر چند بار می‌شود پرداختش کرد
links-until = تا { $until }
links-state =
    { $state ->
        [open] 🟢 باز است
        [busy] 🕐 کسی در حال پرداخت آن است
        [used] ✅ پرداخت شده و تمام شده است
        [ended] ⌛ مهلتش تمام شده است
       *[closed] 🚫 بسته شده است
    }{ $paid ->
        [0] {" "}– هنوز پرداختی نداشته
       *[other] {" "}– { $paid } بار پرداخت شده
    }
links-close-really = لینک <b>{ $title }</b> بسته شود؟ دیگر کسی با آن سفارش نمی‌دهد و دوباره هم باز نمی‌شود. هر کس قبلاً سفارش داده، هنوز می‌تواند بپردازد.

links-ask-amount = چه مبلغی پرداخت شود؟
links-ask-title = بابت چیست؟ خریدار همین را می‌بیند و کنار پرداخت می‌ماند.
links-ask-times = چند بار بشود پرداختش کرد؟ انتخاب کنید یا عددش را بنویسید.
links-once = یک بار
links-always = بدون محدودیت
links-ask-ends = تا کِی بشود پرداختش کرد؟ رد کنید تا پایانی نداشته باشد.
links-preview = این لینک ساخته می‌شود:
links-made = ✅ لینک آماده است. نشانی را بفرستید یا عکس را نشان دهید.

button-new-link = ➕ لینک تازه
button-link-card = 🔗 این لینک
button-all-links = 🔗 همهٔ لینک‌ها
button-close-link = 🚫 بستن لینک
button-close-link-yes = 🚫 بله، بسته شود
button-newest = ⏮ جدیدترین‌ها
