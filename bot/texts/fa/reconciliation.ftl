# What we recorded, held against what the gateway says.

command-reconcile = مقایسهٔ یک روز با درگاه

reconcile-which-day =
    🔎 <b>مقایسه با درگاه</b>
    وضعیت همهٔ پرداخت‌های یک روز دوباره از درگاه پرسیده می‌شود. پرداختی که درگاه موفق می‌داند و اینجا ثبت نشده، همان لحظه تأیید می‌شود؛ چیز دیگری تغییر نمی‌کند.
    کدام روز؟
reconcile-button-today = امروز
reconcile-button-yesterday = دیروز
reconcile-button-other = 📅 روز دیگر…
reconcile-ask-day = کدام روز؟ مثل <code>۱۴۰۵/۰۹/۰۳</code> بنویسید؛ تاریخ میلادی هم پذیرفته می‌شود.
reconcile-ready = 🔎 پرداخت‌های <b>{ $day }</b> با درگاه مقایسه می‌شود.
reconcile-button-begin = ▶️ شروع
reconcile-under-way = ⏳ { $day }: { $done } پرداخت از { $total } مقایسه شد
reconcile-head =
    🔎 <b>{ $day }</b>: { $differences ->
        [0] ✅ همه‌چیز یکی است.
        [one] یک اختلاف.
       *[other] { $differences } اختلاف.
    }
reconcile-line =
    { $verdict ->
        [only_ours] 🔴 پرداخت { $payment } (سفارش { $order }): اینجا { $ours } پرداخت‌شده ثبت است ولی درگاه می‌گوید پرداخت نشده. فهرست پایانه‌تان را ببینید؛ کد { $our_code }.
        [amount_differs] 🔴 پرداخت { $payment } (سفارش { $order }): اینجا { $ours }، در درگاه { $theirs }.
        [code_differs] 🟠 پرداخت { $payment } (سفارش { $order }): کد پیگیری اینجا { $our_code }، در درگاه { $their_code }.
        [only_theirs] { $settled ->
            [paid] 🟢 پرداخت { $payment } (سفارش { $order }): { $theirs } پرداخت شده بود و ثبت نشده بود. همین حالا تأیید شد؛ کد { $their_code }.
            [held] 🟠 پرداخت { $payment } (سفارش { $order }): { $theirs } پرداخت شده بود و ثبت نشده بود. حالا در انتظار تصمیم شماست؛ کد { $their_code }.
           *[other] 🟠 پرداخت { $payment } (سفارش { $order }): درگاه گفت { $theirs } پرداخت شده ولی هنگام تأیید آن را تکرار نکرد. دوباره امتحان کنید.
        }
        [no_answer] ⚪️ پرداخت { $payment } (سفارش { $order }): پاسخ روشنی از درگاه نیامد.
       *[other_terminal] ⚪️ پرداخت { $payment } (سفارش { $order }): مال پایانهٔ دیگری است و با api_key فعلی نمی‌توان درباره‌اش پرسید.
    }
reconcile-more = … و { $number } مورد دیگر؛ همه در فایل آمده است.
reconcile-gave-up = ⚠️ درگاه پاسخ نمی‌دهد و { $left } پرداخت مقایسه نشد. بعداً دوباره امتحان کنید.
reconcile-sums =
    مقایسه‌شده: { $compared }
    پیش از این، پرداخت‌شده در اینجا: { $ours } پرداخت، { $ours_sum }
    پرداخت‌شده در درگاه: { $theirs } پرداخت، { $theirs_sum }
reconcile-file = 🔎 همهٔ اختلاف‌ها. کدهای پیگیری در آن است؛ از آن خوب نگهداری کنید.
reconcile-verdict =
    { $verdict ->
        [only_ours] اینجا پرداخت‌شده، در درگاه نه
        [amount_differs] مبلغ‌ها فرق دارد
        [code_differs] کدهای پیگیری فرق دارد
        [only_theirs] در درگاه پرداخت‌شده، اینجا ثبت نشده بود
        [no_answer] بدون پاسخ
        [other_terminal] پایانهٔ دیگر
       *[agrees] یکی است
    }
reconcile-column-payment = پرداخت
reconcile-column-order = سفارش
reconcile-column-verdict = نتیجه
reconcile-column-state = وضعیت اکنون
reconcile-column-ours = ثبت‌شده در اینجا (ریال)
reconcile-column-theirs = در درگاه (ریال)
reconcile-column-our_code = کد پیگیری در اینجا
reconcile-column-their_code = کد پیگیری در درگاه

audit-did-job_reconcile = پرداخت‌های { $subject } را با درگاه مقایسه کرد
audit-did-reconcile_day = روزی را برای مقایسه انتخاب کرد
