# Messages to many people: what the staff read about them, and what buyers read under them.

command-broadcast = پیام همگانی

broadcasts-list =
    📣 <b>پیام‌های همگانی</b>
    هر بار یکی فرستاده می‌شود؛ بقیه پشت سرش در صف می‌مانند.
broadcasts-none =
    📣 هنوز پیام همگانی نفرستاده‌اید.
    پیام همگانی یک پیام برای همهٔ خریداران یا بخشی از آن‌هاست.
broadcasts-line =
    { $state ->
        [draft] 📝
        [waiting] 🕐
        [running] 📤
        [paused] ⏸
        [stopping] ⏹
        [stopped] ⏹
       *[done] ✅
    } { $text }{ $state ->
        [draft] { "" }
       *[other] {" "}– { $sent } از { $total }
    }
broadcasts-no-such = این پیام همگانی دیگر نیست.
broadcasts-not-a-draft = این پیام در این میان فرستاده یا دور انداخته شده است. لطفاً پیام تازه‌ای بسازید.

broadcasts-button-new = ➕ پیام همگانی تازه
broadcasts-button-list = 📣 همهٔ پیام‌ها
broadcasts-button-refresh = 🔄 تازه کردن
broadcasts-button-send = ✅ همین حالا برای { $people } نفر بفرست
broadcasts-button-test = 📨 اول برای خودم بفرست
broadcasts-button-change = ✏️ تغییر
broadcasts-button-discard = 🗑 دور انداختن
broadcasts-button-pause = ⏸ مکث
broadcasts-button-go-on = ▶️ ادامه
broadcasts-button-stop = ⏹ توقف
broadcasts-button-stop-yes = بله، متوقف شود
broadcasts-button-stop-no = نه، بماند

broadcasts-ask-photo = بالای متن عکسی باشد؟ عکس را بفرستید یا از این پرسش بگذرید.
broadcasts-ask-text =
    چه می‌خواهید بگویید؟
    همان‌طور که می‌نویسید فرستاده می‌شود؛ حداکثر { $most } نویسه.
broadcasts-ask-buttons =
    زیر پیام دکمه‌ای باشد؟ هر دکمه در یک سطر، حداکثر { $most } دکمه؛ بعد از خط تیره بنویسید چه چیزی باز شود:
    <code>کانال ما - https://t.me/example</code>
    <code>خرید - SKU</code> (یکی از محصولات شما، با شناسه‌اش)
broadcasts-ask-to = برای چه کسانی فرستاده شود؟
broadcasts-ask-sku = کدام محصول را خریده باشند؟ شناسه‌اش (SKU) را بفرستید؛ روی کارت محصول در /products نوشته شده است.
broadcasts-to-everybody = همه
broadcasts-to-bought = کسانی که خرید کرده‌اند
broadcasts-to-product = خریداران یک محصول
broadcasts-to-persian = فارسی‌زبان‌ها
broadcasts-to-english = انگلیسی‌زبان‌ها

broadcasts-text-too-long = این متن { $length } نویسه است؛ در یک پیام { $most } نویسه جا می‌شود. زیر عکس حداکثر ۱۰۲۴ نویسه.
broadcasts-buttons-wrong =
    { $number ->
        [one] یک سطر هنوز دکمه نیست:
       *[other] { $number } سطر هنوز دکمه نیست:
    }
    { $told }
    لطفاً همهٔ سطرها را دوباره بفرستید.
broadcasts-button-mistake =
    سطر { $line }: { $why ->
        [no_dash] متن دکمه، خط تیره با فاصله در دو طرفش و آنچه باز می‌شود لازم است.
        [long] متن دکمه حداکثر ۶۴ نویسه است.
        [address] این نشانی به جایی نمی‌رسد.
        [neither] بعد از خط تیره نشانی با https:// یا شناسهٔ محصول می‌آید.
        [sku] محصولی با این شناسه نداریم.
        [not_for_sale] این محصول برای فروش نیست.
       *[too_many] این دکمه زیادی است: حداکثر ۱۰ دکمه.
    }
broadcasts-no-such-sku = محصولی با شناسهٔ «{ $sku }» نداریم.

broadcasts-draft-head = 📝 <b>پیام همگانی { $number }</b>: پیام بالا دقیقاً همان است که می‌گیرند.
broadcasts-to =
    👥 برای: <b>{ $audience ->
        [bought] کسانی که خرید کرده‌اند
        [product] خریداران «{ $product }»
        [persian] فارسی‌زبان‌ها
        [english] انگلیسی‌زبان‌ها
       *[everybody] همه
    }</b>
broadcasts-reach =
    { $people ->
        [0] فعلاً کسی در این گروه نیست.
       *[other] حالا به <b>{ $people }</b> نفر می‌رسد، در حدود { $time }. بعد از فرستادن می‌توان متوقفش کرد، ولی پس گرفتنی نیست.
    }
broadcasts-left-out =
    🔕 کنار گذاشته شدند: { $blocked } نفر که ربات را بسته‌اند و { $wanted } نفر که خبر نمی‌خواهند
broadcasts-test-sent = فقط برای خودتان فرستاده شد.
broadcasts-nobody = فعلاً کسی نیست که این پیام برایش فرستاده شود.
broadcasts-discarded = 🗑 دور انداخته شد؛ به دست کسی نرسید.
broadcasts-begins = 📤 پیام همگانی { $number } دارد فرستاده می‌شود. پایین‌تر ببینید تا کجا رفته است.
broadcasts-waits = 🕐 پیام همگانی { $number } در صف است: { $ahead } پیام پیش از آن فرستاده می‌شود. بعد خودش شروع می‌شود.

broadcasts-head =
    { $state ->
        [waiting] 🕐 <b>پیام همگانی { $number }</b> در صف است
        [running] 📤 <b>پیام همگانی { $number }</b> دارد فرستاده می‌شود
        [paused] ⏸ <b>پیام همگانی { $number }</b> مکث کرده است
        [stopping] ⏹ <b>پیام همگانی { $number }</b> دارد متوقف می‌شود
        [stopped] ⏹ <b>پیام همگانی { $number }</b> متوقف شد
       *[done] ✅ <b>پیام همگانی { $number }</b> تمام شد
    }
broadcasts-snippet = <i>{ $text }</i>
broadcasts-in-line =
    { $ahead ->
        [0] تا لحظه‌ای دیگر شروع می‌شود.
       *[other] { $ahead } پیام پیش از آن فرستاده می‌شود.
    }
broadcasts-sent = 📬 فرستاده‌شده: <b>{ $sent }</b> از { $total }
broadcasts-blocked = 🚫 ربات را بسته‌اند: { $number }
broadcasts-failed = ⚠️ ناموفق: { $number }
broadcasts-answer-lost = { $number } نفر: پاسخ تلگرام دو بار گم شد؛ شاید پیام به دستشان رسیده باشد
broadcasts-reason = { $number } نفر: { $reason }
broadcasts-no-news = 🔕 در این میان خبر نخواستند: { $number }
broadcasts-left = ⏳ مانده: <b>{ $left }</b>، حدود { $time }
broadcasts-over =
    { $left ->
        [0] روی هم { $total } نفر؛ کسی نمانده است.
       *[other] دیگر فرستاده نمی‌شود: <b>{ $left }</b>. روی هم { $total } نفر.
    }
broadcasts-stop-really =
    پیام همگانی { $number } برای همیشه متوقف شود؟ هنوز به { $left } نفر نرسیده است و دیگر نمی‌رسد. اگر می‌خواهید بعداً ادامه پیدا کند، مکث را بزنید.

# Under every broadcast, for whoever gets it.
news-button-stop = 🔕 دیگر خبر نفرستید
news-button-again = ↩️ برگرداندن
news-stopped = 🔕 دیگر خبرهای ما را نمی‌گیرید. آنچه به سفارش‌هایتان مربوط است همچنان می‌رسد.
news-again = 🔔 دوباره خبرهای ما را می‌گیرید.

audit-did-broadcast = پیام همگانی نوشت: { $detail }
audit-did-broadcast_sent = { $subject } را برای { $detail } نفر فرستاد
audit-did-broadcast_discarded = { $subject } را دور انداخت
audit-did-broadcast_paused = { $subject } را نگه داشت
audit-did-broadcast_gone_on = { $subject } را ادامه داد
audit-did-broadcast_stopped = { $subject } را متوقف کرد
