# What is set by chat. $setting is one of name, greeting_fa, greeting_en, terms_fa, terms_en, support, currency, language,
# digest_hour, maintenance, maintenance_note.

command-settings = تنظیمات فروشگاه
command-terms = شرایط فروشگاه

settings-label =
    { $setting ->
        [name] نام فروشگاه
        [greeting_fa] خوشامد فارسی
        [greeting_en] خوشامد انگلیسی
        [terms_fa] شرایط، فارسی
        [terms_en] شرایط، انگلیسی
        [support] راه ارتباط
        [currency] واحد پول
        [language] زبان
        [digest_hour] آمار روزانه
        [maintenance] سفارش تازه
       *[maintenance_note] پیام هنگام توقف
    }
settings-about =
    { $setting ->
        [name] خریداران این نام را در پیام پرداخت، رسید و صفحهٔ بازگشت می‌بینند.
        [greeting_fa] /start به‌جای متن خود ربات، این را به فارسی‌زبان‌ها می‌گوید.
        [greeting_en] /start به‌جای متن خود ربات، این را به انگلیسی‌زبان‌ها می‌گوید.
        [terms_fa] با /terms دیده می‌شود. وقتی شرایطی باشد، هر پیام پرداخت می‌گوید که پرداخت یعنی پذیرفتن آن.
        [terms_en] با /terms دیده می‌شود. وقتی شرایطی باشد، هر پیام پرداخت می‌گوید که پرداخت یعنی پذیرفتن آن.
        [support] /support خریداران را به اینجا راهنمایی می‌کند.
        [currency] مبلغ‌ها با این واحد نوشته و خوانده می‌شوند. خود قیمت‌ها تغییری نمی‌کنند.
        [language] با تازه‌واردها به این زبان حرف می‌زنیم و هشدارها هم به این زبان است. انتخاب هر کس برای خودش می‌ماند.
        [digest_hour] آمار هر روز در این ساعت برایتان می‌آید.
        [maintenance] تا وقتی سفارش‌گیری متوقف است، کسی نمی‌تواند سفارش تازه بدهد. آنچه شروع شده ادامه دارد: پرداخت، رسید، تحویل و /orders. همکاران برای آزمایش همچنان می‌توانند سفارش بدهند.
       *[maintenance_note] جملهٔ شما به خریدارانی که هنگام توقف می‌خواهند سفارش بدهند.
    }
settings-unset =
    { $setting ->
        [greeting_fa] متن خود ربات
        [greeting_en] متن خود ربات
        [digest_hour] ساعت ۹
        [maintenance] پذیرفته می‌شود
       *[other] ندارد
    }
settings-currency =
    { $currency ->
        [toman] تومان
       *[rial] ریال
    }
settings-language =
    { $speaks ->
        [fa] فارسی
       *[en] انگلیسی
    }
settings-hour = ساعت { $hour }
settings-off = خاموش
settings-closed = متوقف است 🛠

settings-head = ⚙️ <b>تنظیمات</b>
settings-line = <b>{ $label }</b>: { $value } – <i>{ $source }</i>
settings-from-file = از فایل
settings-built-in = پیش‌فرض
settings-set-here = اینجا، { $name }، { $at }
settings-file-head = 📄 این‌ها را فقط گردانندهٔ ربات در config.toml تغییر می‌دهد:
settings-file-line = { $section } { $keys }

settings-card =
    <b>{ $label }</b>: { $value }
    <i>{ $source }</i>
settings-file-says = در فایل: { $value }
settings-no-such = چنین تنظیمی نیست.

settings-button-change = ✏️ تغییر
settings-button-as-file = 📄 همان که در فایل است
settings-button-unset = 🧹 برداشتن
settings-button-undo = ↩️ برگرداندن آخرین تغییر
settings-button-card = ⚙️ این تنظیم
settings-button-list = ⚙️ همهٔ تنظیمات
settings-button-close = 🛠 توقف سفارش تازه
settings-button-close-yes = بله، متوقف شود
settings-button-open-shop = ✅ شروع دوبارهٔ سفارش‌گیری
settings-button-note = ✏️ پیام به خریداران
settings-close-really = سفارش تازه گرفته نشود؟ پرداخت‌هایی که در جریان‌اند تا آخر پیش می‌روند. هر کس بخواهد سفارش بدهد این را می‌خواند:

settings-ask =
    { $setting ->
        [name] نام فروشگاه چه باشد؟
        [greeting_fa] /start به فارسی چه بگوید؟ { "{name}" } یعنی نام خریدار و { "{shop}" } یعنی نام فروشگاه.
        [greeting_en] /start به انگلیسی چه بگوید؟ { "{name}" } یعنی نام خریدار و { "{shop}" } یعنی نام فروشگاه.
        [terms_fa] خریداران با پرداخت چه شرایطی را می‌پذیرند؟ لطفاً به فارسی بنویسید.
        [terms_en] خریداران با پرداخت چه شرایطی را می‌پذیرند؟ لطفاً به انگلیسی بنویسید.
        [support] خریداران از کجا می‌توانند با شما تماس بگیرند؟ یک نام کاربری با @، یک لینک یا شمارهٔ تلفن.
        [currency] مبلغ‌ها به چه واحدی نوشته و خوانده شوند؟
        [language] با تازه‌واردها به چه زبانی حرف بزنیم؟
        [digest_hour] آمار روزانه چه ساعتی (۰ تا ۲۳) بیاید؟
       *[maintenance_note] هنگام توقف چه می‌خواهید به خریداران بگویید؟ مثلاً اینکه کی برمی‌گردید.
    }
settings-unknown-placeholder = { $found } اینجا معنایی ندارد. میان دو آکولاد فقط { $known } می‌تواند باشد.
settings-preview = <b>{ $label }</b> این می‌شود:
settings-currency-means =
    خود قیمت‌ها تغییری نمی‌کنند: { $before } از این پس { $after } نوشته می‌شود.
    مبلغی که بدون واحد نوشته شود با واحد تازه خوانده می‌شود. فرم‌های باز با همان واحد قبلی تمام می‌شوند.
settings-language-means = زبانی که هر کس برای خودش انتخاب کرده می‌ماند. فهرست دستورهای کسانی که زبانی انتخاب نکرده‌اند با راه‌اندازی بعدی ربات عوض می‌شود.
settings-saved = ✅ «{ $label }» عوض شد و از همین حالا همه‌جا برقرار است.
settings-unchanged = «{ $label }» از قبل همین بود.
settings-toast-done = انجام شد
settings-toast-undone = برگشت
settings-toast-not-undone = بعد از آن دوباره تغییر کرده است و دیگر نمی‌شود این را برگرداند.

button-terms = 📜 شرایط
buyer-terms-head = 📜 <b>شرایط { $shop }</b>
buyer-no-terms = { $shop } شرایط جداگانه‌ای ندارد.
buyer-pay-terms = پرداخت به معنی پذیرفتن شرایط فروشگاه است: /terms

buyer-closed = 🛠 فعلاً <b>{ $shop }</b> سفارش تازه نمی‌پذیرد.
buyer-closed-orders = سفارش‌ها و پرداخت‌هایی که شروع کرده‌اید مثل همیشه پیش می‌روند: /orders
staff-orders-while-closed = 🛠 سفارش تازه متوقف است و خریداران الان نمی‌توانند این کار را بکنند. شما چون همکار فروشگاه هستید، برای آزمایش می‌توانید.
admin-maintenance-on =
    🛠 <b>فروشگاه شما سفارش تازه نمی‌پذیرد</b>
    سفارش‌گیری از { $since } متوقف است. /settings

audit-did-setting_changed = تنظیم { $subject } را تغییر داد: { $detail }
