# Orders as those who run the shop see them. Amounts come with their unit; $order is a number, $name a buyer’s.

command-sales = سفارش‌ها، تازه‌ترین اول
command-find = پیدا کردن سفارش
command-held = آنچه منتظر تصمیم است

sales-head = 🧾 <b>سفارش‌ها</b>
sales-head-state = 🧾 <b>سفارش‌ها</b> – { sales-state }
sales-head-product = 🧾 <b>سفارش‌ها</b> – { $product }
sales-head-buyer = 🧾 <b>سفارش‌های</b> { $name }
sales-head-day = 🧾 <b>سفارش‌های</b> { $day }
sales-some = { $head }
sales-none =
    { $head }
    موردی نیست.
sales-state =
    { $state ->
        [open] 🕐 در انتظار پرداخت
        [paid] 📦 پرداخت شده، در حال تحویل
        [delivered] ✅ پرداخت و تحویل شده
        [held] ⏳ منتظر تصمیم
        [refunded] ↩️ پول برگشته
        [cancelled] ✖️ لغو شده
       *[expired] ⌛ مهلت گذشته
    }
sales-which-state = سفارش‌ها در کدام وضعیت؟
sales-which-product = سفارش‌های کدام محصول؟
sales-button-states = بر پایهٔ وضعیت
sales-button-products = بر پایهٔ محصول
sales-button-today = امروز
sales-button-all = 🧾 همهٔ سفارش‌ها
sales-button-day-before = ◀️ روز قبل
sales-button-day-after = روز بعد ▶️
sales-line =
    { $state ->
        [open] 🕐
        [paid] 📦
        [delivered] ✅
        [held] ⏳
        [refunded] ↩️
        [cancelled] ✖️
       *[expired] ⌛
    } { $order } – { $amount } – { $about }

find-what =
    🔎 هر چه می‌دانید بعد از دستور بنویسید: <code>/find 1234</code>
    شمارهٔ سفارش، کد رهگیری بانک یا دست‌کم چهار رقم اول یا آخرش، کلید فاکتور، کدی که فروخته شده، مبلغ، شناسهٔ کاربر، @نام یا اول نام خریدار. با هر نوع رقمی می‌شود نوشت.
find-nothing = 🔎 چیزی با «{ $words }» جور نیست. از یک کد دست‌کم چهار حرف اول یا آخرش لازم است.
find-some =
    🔎 این‌ها با «{ $words }» جورند:{ $more ->
        [yes] {" "}(و باز هم هست؛ برای محدودتر شدن، بیشتر بنویسید)
       *[no] { "" }
    }
find-clue =
    { $clue ->
        [order] #
        [bank_code] 🏦{" "}
        [invoice] 📄{" "}
        [code] 🔑{" "}
        [amount] 💰{" "}
       *[other] 👤{" "}
    }

held-head =
    ⏳ <b>منتظر شما</b>
    با یک ضربه گزینه‌ها را می‌بینید و این‌که هر کدام چه می‌کند.
held-none = ✅ چیزی منتظر تصمیم نیست.
held-line =
    • سفارش { $order } ({ $amount }، { $name }): { $why ->
        [money] پولی آمده که با توافق فرق دارد
        [goods] چیزی تحویل داده نشد
        [task] چیزی را باید خودتان تحویل دهید
       *[sold_out] بعد از تمام شدن کالا پرداخت شده
    }
held-button-first = ⏮ از اول
held-button-later = بیشتر ▶️

card-no-such-order = چنین سفارشی نیست.
card-head =
    🧾 <b>سفارش</b> { $order } – { sales-state }
    <b>{ $amount }</b> – { $time }
    👤 { $name } ({ $id }){ $blocked ->
        [yes] {" "}– ربات را مسدود کرده است
       *[no] { "" }
    }
card-payments = 💳 <b>پرداخت‌ها</b>
card-payment =
    { $number }. { $state ->
        [requested] در حال گرفتن فاکتور
        [unknown] معلوم نیست فاکتوری ساخته شده یا نه
        [pending] هنوز پرداخت نشده
        [paid] ✅ پرداخت شده
        [failed] ناموفق
        [abandoned] پرداخت نشد
       *[held] ⏳ نگه داشته شده{ $reason ->
            [amount_differs] : مبلغ با آنچه خواسته شده فرق دارد
            [paid_twice] : دوباره پرداخت شده
           *[bank_code_repeated] : کد رهگیری‌اش مال پرداخت دیگری است
        }
    } – { $amount } – { $time } – { $checks ->
        [0] پرس‌وجو نشده
       *[other] { $checks } بار پرس‌وجو شده
    }
card-bank-code = کد رهگیری: { $code }
card-invoice = فاکتور: { $invoice }
card-goods = 📦 <b>کالاها</b>
card-line =
    { $title } × { $quantity } – { $amount } – { $state ->
        [none] تحویل نشده
        [waiting] در راه
        [task] باید خودتان تحویل دهید
        [held] مانده: { $reason }
        [withdrawn] تحویل نشده، پولش برگشته
       *[delivered] تحویل شده
    }
card-accepted = 👍 پرداخت { $number } را { $name } پذیرفت، { $time }.
card-refunded = ↩️ پرداخت { $number }: { $amount } برگشت داده شد؛ { $name } ثبت کرد، { $time }. { $reason }. شمارهٔ پیگیری: { $reference }
card-nothing-happened = از وقتی ساخته شده اتفاقی برایش نیفتاده است.
card-happened = 📜 <b>چه گذشت</b>{ $left_out ->
        [0] { "" }
       *[other] {" "}(و { $left_out } مورد پیش از این)
    }
card-story = 📜 <b>همهٔ آنچه بر سفارش گذشت:</b> { $order }
card-event =
    { $time } – { $subject ->
        [payment] پرداخت { $number }
        [delivery] تحویل { $number }
       *[order] سفارش
    } ← { $new ->
        [open] باز
        [requested] درخواست فاکتور
        [unknown] نامعلوم
        [pending] در انتظار پرداخت
        [paid] پرداخت شد
        [failed] ناموفق
        [abandoned] رها شد
        [held] نگه داشته شد
        [delivered] تحویل شد
        [refunded] پول برگشت
        [cancelled] لغو شد
        [expired] مهلت گذشت
        [waiting] در راه
       *[task] با دست فروشنده
    } ({ $cause ->
        [buyer] خریدار
        [return_page] بازگشت از بانک
        [reconciler] پرس‌وجوی خودکار
        [gateway] درگاه
        [restart] پس از راه‌اندازی دوباره
        [delivery] تحویل
       *[merchant] همکاران
    })
card-waits =
    { $why ->
        [money] ⚠️ <b>تصمیم با شما:</b> همین پول را بپذیرید و کالا را تحویل دهید، یا پول را برگردانید و بازگشت را ثبت کنید.
        [sold_out] ⚠️ <b>تصمیم با شما:</b> موجودی را پر کنید و تحویل دهید، یا پول را برگردانید و بازگشت را ثبت کنید.
        [goods] ⚠️ <b>تصمیم با شما:</b> مشکل را برطرف و دوباره امتحان کنید، خودتان تحویل دهید، یا پول را برگردانید و بازگشت را ثبت کنید.
       *[refund_only] ⚠️ <b>کاری که مانده:</b> این پول را از حساب خودتان برگردانید و بازگشت را این‌جا ثبت کنید.
    }
card-button-back = ◀️ سفارش
card-button-accept = 👍 می‌پذیرم، تحویل بده
card-button-refund = ↩️ ثبت بازگشت { $amount } (پرداخت { $number })
card-button-check = 🔄 پرسیدن از درگاه
card-button-resend = 📤 ارسال دوبارهٔ کالا
card-button-cancel = ✖️ لغو سفارش
card-button-story = 📜 همهٔ ماجرا
card-button-sales = 🧾 سفارش‌ها
card-button-theirs = 👤 سفارش‌هایش
card-button-write = ✉️ نوشتن به خریدار

decision-button-yes =
    { $what ->
        [oresendyes] بله، دوباره بفرست
        [oacceptyes] بله، می‌پذیرم
       *[ocancelyes] بله، لغو شود
    }
decision-button-no = نه، برگرد
decision-checked =
    { $finding ->
        [paid] درگاه می‌گوید: پرداخت شده.
        [held] درگاه می‌گوید: پرداخت شده، اما منتظر تصمیم شماست.
        [not_paid] درگاه می‌گوید: هنوز پرداخت نشده.
        [cancelled] درگاه می‌گوید: در بانک لغو شده.
        [no_such_invoice] درگاه این فاکتور را نمی‌شناسد.
        [unknown] درگاه جواب روشنی نداد. چیزی عوض نشد؛ خودکار دوباره پرسیده می‌شود.
       *[nothing] چیزی برای پرسیدن نمانده است.
    }
decision-resend = کالاهای سفارش { $order } یک بار دیگر برای { $name } فرستاده شود؟ درست همان چیزی می‌رود که قبلاً رفته بود، با همان کدها.
decision-resent =
    { $number ->
        [0] از این سفارش هنوز چیزی تحویل نشده است.
        [one] دوباره فرستاده شد.
       *[other] دوباره فرستاده شد، در { $number } پیام.
    }
decision-accept =
    سفارش { $order } از { $name }: <b>{ $paid }</b> آمده، { $amount } خواسته شده بود.
    اگر بپذیرید، کالا همین حالا تحویل می‌شود و به خریدار خبر می‌دهیم. برگشت‌پذیر نیست؛ بازگشت پول را بعداً هم می‌شود ثبت کرد.
decision-accepted =
    { $news ->
        [yes] پذیرفته شد؛ سفارش تحویل می‌شود.
       *[no] { $name } قبلاً پذیرفته است، { $time }.
    }
decision-not-held = این دیگر منتظر تصمیم نیست. وضعیتش روی کارت است.
decision-goods-gone = کالا دیگر موجود نیست؛ اول موجودی را پر کنید. چیزی عوض نشد.
decision-refunded-before = بازگشت این پرداخت قبلاً ثبت شده است.
decision-cancel = سفارش { $order } از { $name } ({ $amount }) لغو شود؟ اول از درگاه پرسیده می‌شود و به خریدار خبر می‌دهیم. آنچه رزرو کرده به موجودی برمی‌گردد.
decision-cancelled = سفارش لغو شد.
decision-not-open = این سفارش دیگر باز نیست. وضعیتش روی کارت است.

refund-ask-why = پول برای چه برمی‌گردد؟ انتخاب کنید یا بنویسید.
refund-reason-wish = خواست خریدار
refund-reason-gone = تمام شدن کالا
refund-reason-amount = تفاوت مبلغ
refund-reason-twice = پرداخت دوباره
refund-reason-mistake = اشتباه
refund-ask-reference =
    با چه شمارهٔ پیگیری‌ای برگرداندید؟ (کد رهگیری انتقال در بانک)
    ربات پولی جابه‌جا نمی‌کند؛ اول از حساب خودتان برگردانید.
refund-preview =
    ↩️ <b>{ $amount }</b> بابت سفارش { $order } به <b>{ $name }</b> برگشت.
    دلیل: { $reason }
    شمارهٔ پیگیری: { $reference }

    به خریدار خبر می‌دهیم. اگر سفارش بابت همین پول بوده، با «پول برگشته» تمام می‌شود و آنچه تحویل نشده به موجودی برمی‌گردد. <b>این کار برگشت‌پذیر نیست.</b>
refund-no-such-payment = چنین پرداختی نیست، یا پولی بابتش نیامده است.
refund-done =
    ↩️ ثبت شد: { $amount } از سفارش { $order } برگشت.{ $state ->
        [refunded] {" "}سفارش «پول برگشته» شد.
       *[other] { "" }
    }
refund-done-before = { $name } این بازگشت را قبلاً ثبت کرده است، { $time }: { $amount } از سفارش { $order }. چیزی عوض نشد.

audit-did-find = دنبال «{ $subject }» گشت
audit-did-ocheck = دربارهٔ سفارش { $subject } از درگاه پرسید
audit-did-oresendyes = کالاهای سفارش { $subject } را دوباره فرستاد
audit-did-ocancelyes = سفارش { $subject } را لغو کرد
audit-did-accept = پول { $subject } را پذیرفت: { $detail }
audit-did-refund = بازگشت پول { $subject } را ثبت کرد: { $detail }
