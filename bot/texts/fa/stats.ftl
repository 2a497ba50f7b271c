# How the shop does: the figures in words, and what stands on the picture. $change is like "+12%", or "–" where there was
# nothing to compare with; $amount comes with its unit.

command-stats = آمار فروشگاه

stats-name =
    { $choice ->
        [today] امروز
        [yesterday] دیروز
        [week] این هفته
        [month] این ماه
        [thirty] ۳۰ روز اخیر
       *[dates] { $days }
    }
stats-days = { $first } تا { $last }
stats-title =
    📊 <b>{ $name }</b>{ $named ->
        [yes] {" "}– { $days }
       *[no] { "" }
    }
stats-compared =
    <i>در مقایسه با { $days }{ $over ->
        [yes] { "" }
       *[no] {"، "}تا همین ساعت
    }</i>
stats-nothing = 🌱 در این مدت فروشی نبوده است. یک کالا یا لینک پرداخت را به اشتراک بگذارید؛ اولین فروش همین‌جا دیده می‌شود.
stats-revenue = 💰 درآمد: <b>{ $amount }</b> ({ $change })
stats-given-back = ↩️ برگشته: { $amount } ({ $number } بازگشت)
stats-orders = 🧾 سفارش پرداخت‌شده: <b>{ $number }</b> ({ $change })
stats-average = ⚖️ میانگین هر سفارش: { $amount } ({ $change })
stats-buyers = 👤 خریدار تازه: { $number } ({ $change })
stats-links = 🔗 لینک پرداخت: { $number } ({ $change })، { $share } پرداخت شد
stats-no-links = 🔗 لینک پرداختی ساخته نشد
stats-fate = { stats-fate-name } { $number }
stats-fate-name =
    { $fate ->
        [paid] پرداخت‌شده
        [open] هنوز باز
        [expired] منقضی
        [cancelled] لغوشده
        [failed] خطای درگاه
       *[held] در انتظار تصمیم
    }
stats-best = 🏆 <b>پرفروش‌ها</b>
stats-best-line =
    { $place }. { $name }: { $pieces ->
       *[other] { $pieces } عدد
    }، { $amount }
stats-gateway = 🏦 درگاه: { $share } پرداخت‌های پایان‌یافته موفق بود
stats-quick = ⏱ زمان پرداخت: نیمی تا { $median }، نه نفر از هر ده نفر تا { $ninetieth }
stats-nothing-waits = ✅ هم‌اکنون کاری در انتظار شما نیست
stats-waiting =
    ⏳ هم‌اکنون: { $held ->
        [0] هیچ سفارشی در انتظار تصمیم نیست
       *[other] { $held } سفارش در انتظار تصمیم
    }، { $deliveries ->
        [0] هیچ تحویلی نمانده
       *[other] { $deliveries } تحویل مانده
    }

stats-chart-revenue =
    درآمد هر { $step ->
        [hour] ساعت
        [day] روز
       *[week] هفته
    }، { $unit }
stats-chart-before = دورهٔ پیش
stats-chart-against =
    { $known ->
        [yes] { $change } نسبت به دورهٔ پیش
       *[no] در دورهٔ پیش فروشی نبود
    }
stats-chart-links =
    { $number ->
       *[other] { $number } لینک پرداخت چه شد؟
    }
stats-chart-link = { $number } ({ $share })
stats-chart-best = پرفروش‌ها
stats-chart-sold =
    { $amount } – { $pieces ->
       *[other] { $pieces } عدد
    }

stats-button =
    { $chosen ->
        [yes] { "• " }
       *[no] { "" }
    }{ $choice ->
        [today] امروز
        [yesterday] دیروز
        [week] این هفته
        [month] این ماه
       *[thirty] ۳۰ روز
    }
stats-button-dates = 🗓 تاریخ‌های دیگر
stats-how-to-ask =
    🗓 بعد از فرمان، روز اول و روز آخر را بنویسید؛ شمسی یا میلادی:
    { $jalali }
    { $gregorian }
    اگر فقط یک تاریخ بنویسید، آمار همان روز را می‌بینید.
stats-not-dates = این را به‌عنوان تاریخ نفهمیدم. روز اول و روز آخر را بنویسید، مثل این: { $example }
stats-no-such-day = چنین روزی در تقویم نیست. تاریخ‌ها را ببینید و دوباره بفرستید، مثل این: { $example }
stats-wrong-order = روز آخر پیش از روز اول است. جایشان را عوض کنید و دوباره بفرستید، مثل این: { $example }
stats-not-begun = این روزها هنوز نیامده‌اند. روزهایی تا امروز را بنویسید، مثل این: { $example }
stats-too-long = این بیش از دو سال است. حداکثر { $most } روز را یک‌جا بخواهید، مثل این: { $example }

stats-digest = 🌙 <b>{ $shop }</b>، روز در یک نگاه:
stats-digest-morning = ☀️ <b>{ $shop }</b>، دیروز در یک نگاه:
