# Taking records out, and other work in the background. $records is orders, payments, buyers or audit.

command-export = سفارش‌ها، پرداخت‌ها و خریداران در یک فایل

job-begun =
    { $kind ->
        [export] ⏳ فایل در حال آماده شدن است…
        [reconcile] ⏳ در حال پرسیدن از درگاه…
       *[backup] ⏳ نسخهٔ پشتیبان در حال آماده شدن است…
    }
job-button-cancel = ✖️ لغو
job-cancelled =
    { $kind ->
        [export] ✖️ لغو شد؛ فایلی ساخته نشد.
        [reconcile] ✖️ لغو شد. پرداخت‌هایی که تا اینجا تأیید شدند، تأییدشده می‌مانند.
       *[backup] ✖️ لغو شد؛ نسخه‌ای ساخته نشد.
    }
job-not-there = این کار پیش‌تر تمام شده است.
job-too-many = سه کار شما در جریان است. صبر کنید یکی تمام شود یا یکی را لغو کنید.
job-broken-off =
    { $kind ->
        [export] ❌ فایل ساخته نشد: سه بار تلاش بی‌نتیجه ماند. روزهای کمتری را انتخاب کنید یا گزارش سرور را ببینید.
        [reconcile] ❌ کار به پایان نرسید: سه بار تلاش بی‌نتیجه ماند. لطفاً بعداً دوباره امتحان کنید.
       *[backup] ❌ نسخهٔ پشتیبان ساخته نشد: سه بار تلاش بی‌نتیجه ماند. گزارش سرور را ببینید.
    }

export-head = 📤 <b>گرفتن اطلاعات فروشگاه</b>
    چه چیزی را می‌خواهید؟
export-records =
    { $records ->
        [orders] 🧾 سفارش‌ها
        [payments] 💳 پرداخت‌ها
        [buyers] 👤 خریداران
       *[audit] 📜 چه کسی چه کرد
    }
export-which-days =
    { $records ->
        [orders] 🧾 <b>سفارش‌ها</b>، بر اساس روز ثبت
        [payments] 💳 <b>پرداخت‌ها</b>، بر اساس روز پرداخت (پرداخت‌نشده‌ها: روز درخواست)
        [buyers] 👤 <b>خریداران</b>، بر اساس روز نخستین مراجعه
       *[audit] 📜 <b>چه کسی چه کرد</b>
    }
    کدام روزها؟
export-period =
    { $period ->
        [today] امروز
        [week] این هفته
        [month] این ماه
       *[all] همه
    }
export-button-dates = 📅 تاریخ دیگر…
export-which-format =
    { $records ->
        [orders] 🧾 <b>سفارش‌ها</b>
        [payments] 💳 <b>پرداخت‌ها</b>
        [buyers] 👤 <b>خریداران</b>
       *[audit] 📜 <b>چه کسی چه کرد</b>
    }، { $days }
    به چه شکل؟
export-format =
    { $format ->
        [xlsx] 📗 اکسل (XLSX)
       *[csv] 📄 CSV
    }
export-days-all = همهٔ روزها
export-days-one = { $first }
export-days = از { $first } تا { $last }
export-button-back = بازگشت ›
export-ask-dates =
    کدام روزها؟ یک روز بنویسید (<code>۱۴۰۵/۰۹/۰۳</code>) یا روز اول و آخر را (<code>۱۴۰۵/۰۸/۰۱ تا ۱۴۰۵/۰۸/۳۰</code>). تاریخ میلادی هم پذیرفته می‌شود.
export-day-wrong =
    { $why ->
        [no_such_day] روزی به تاریخ «{ $found }» وجود ندارد.
        [future] «{ $found }» هنوز نرسیده است.
        [backwards] روز آخر پیش از روز اول است.
        [too_many] تعداد تاریخ‌ها زیاد است.
       *[not_a_day] «{ $found }» تاریخ نیست. مثل ۱۴۰۵/۰۹/۰۳ بنویسید.
    }
export-under-way =
    ⏳ { $records ->
        [orders] سفارش‌ها
        [payments] پرداخت‌ها
        [buyers] خریداران
       *[audit] چه کسی چه کرد
    }: { $done } از { $total } (٪{ $percent })
export-done =
    ✅ { $records ->
        [orders] سفارش‌ها
        [payments] پرداخت‌ها
        [buyers] خریداران
       *[audit] چه کسی چه کرد
    }: { $rows ->
        [one] یک ردیف
       *[other] { $rows } ردیف
    }{ $parts ->
        [one] { "" }
       *[other] ، در { $parts } فایل
    }. فایل در پیام بعدی است.
export-file =
    { $records ->
        [orders] 🧾 سفارش‌ها
        [payments] 💳 پرداخت‌ها
        [buyers] 👤 خریداران
       *[audit] 📜 چه کسی چه کرد
    }. اطلاعات شخصی افراد در آن است؛ از آن خوب نگهداری کنید.
export-part = بخش { $number } از { $parts }. اطلاعات شخصی افراد در آن است؛ از آن خوب نگهداری کنید.

audit-did-job_export = اطلاعات { $subject } را در فایل گرفت: { $detail }
audit-did-job_cancelled = کار پس‌زمینهٔ { $subject } را لغو کرد
audit-did-export_dates = تاریخ‌های یک فایل را انتخاب کرد

# The first row of each file.
export-column-order = سفارش
export-column-payment = پرداخت
export-column-number = شماره
export-column-made_at = زمان ثبت ({ $zone })
export-column-made_at_jalali = تاریخ ثبت (شمسی)
export-column-paid_at = زمان پرداخت ({ $zone })
export-column-paid_at_jalali = تاریخ پرداخت (شمسی)
export-column-came_at = نخستین مراجعه ({ $zone })
export-column-came_at_jalali = تاریخ نخستین مراجعه (شمسی)
export-column-done_at = زمان ({ $zone })
export-column-done_at_jalali = تاریخ (شمسی)
export-column-buyer_id = شناسهٔ خریدار
export-column-buyer = خریدار
export-column-title = بابت
export-column-amount = مبلغ (ریال)
export-column-discount = تخفیف (ریال)
export-column-paid_amount = مبلغ پرداخت‌شده (ریال)
export-column-bought = جمع خرید (ریال)
export-column-state = وضعیت
export-column-held_reason = علت بلاتکلیفی
export-column-bank_code = کد پیگیری بانک
export-column-invoice_key = شناسهٔ فاکتور در درگاه
export-column-language = زبان
export-column-blocked = ربات را مسدود کرده
export-column-orders = تعداد سفارش
export-column-by_id = شناسهٔ همکار
export-column-by_name = همکار
export-column-role = نقش
export-column-did = چه کرد
export-column-what = کار
export-column-subject = روی چه
export-column-detail = جزئیات

# What stands in the cells.
export-order-state =
    { $word ->
        [open] باز
        [paid] پرداخت‌شده، تحویل‌نشده
        [delivered] تحویل‌شده
        [held] در انتظار تصمیم
        [refunded] وجه برگردانده شد
        [cancelled] لغوشده
       *[expired] منقضی
    }
export-payment-state =
    { $word ->
        [requested] در حال درخواست
        [unknown] بدون فاکتور: پاسخ نرسید
        [pending] هنوز پرداخت نشده
        [paid] پرداخت‌شده
        [failed] ناموفق
        [abandoned] پرداخت نشد
       *[held] در انتظار تصمیم
    }
export-held-reason =
    { $word ->
        [amount_differs] مبلغ پرداختی متفاوت است
        [paid_twice] دو بار پرداخت شده
       *[bank_code_repeated] کد پیگیری از آنِ پرداخت دیگری است
    }
export-language =
    { $word ->
        [fa] فارسی
       *[en] انگلیسی
    }
export-role =
    { $word ->
        [owner] صاحب فروشگاه
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    }
export-flag =
    { $word ->
        [yes] بله
       *[no] خیر
    }

cli-exported =
    { $rows ->
        [one] یک ردیف
       *[other] { $rows } ردیف
    } در { $path }
cli-export-folder = پوشهٔ { $path } وجود ندارد.
cli-export-day = { $option }: «{ $found }» روزی نیست که رسیده باشد. مثل ۱۴۰۵/۰۹/۰۳ بنویسید.
