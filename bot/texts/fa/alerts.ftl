# What the staff are told of, and how they choose. $topic is sale, held, deliveries, gateway, telegram, stock, backlog
# or people; $wish is each, digest or none.

command-alerts = از چه چیزهایی باخبر شوید

alert-topic-name =
    { $topic ->
        [sale] فروش
        [held] پول منتظر تصمیم
        [deliveries] تحویل کالا
        [gateway] درگاه پرداخت
        [telegram] تلگرام
        [stock] کم شدن موجودی
        [backlog] عقب افتادن کارها
       *[people] افراد
    }
alert-wish-sign =
    { $wish ->
        [each] 🔔
        [digest] 🗓
       *[none] 🔕
    }

alerts-head =
    🔔 <b>هشدارهای شما</b>
    برای تغییر هر کدام روی آن بزنید. این‌ها فقط برای خود شماست؛ همکارانتان خودشان انتخاب می‌کنند.
# $stock is from how many on a stock is low; $fixed is yes where there is no choice.
alerts-topic =
    { alert-wish-sign } <b>{ alert-topic-name }</b>: { $fixed ->
        [yes] همیشه
       *[no] { $wish ->
            [each] { $topic ->
                [sale] هر فروش، همان لحظه
               *[other] روشن
            }
            [digest] روزی یک بار، با گزارش روزانه
           *[none] خاموش
        }
    }
    { $topic ->
        [sale] سفارشی پرداخت شد.
        [held] پولی رسید که یک نفر باید درباره‌اش تصمیم بگیرد.
        [deliveries] چیزی را باید دستی تحویل دهید، کالایی تحویل نشد یا تمام شده بود.
        [gateway] درگاه 24pal جواب نمی‌دهد، دوباره جواب می‌دهد یا درخواست‌ها را نمی‌پذیرد.
        [telegram] تلگرام در دسترس نبود؛ وقتی درست شد خبر می‌دهم.
        [stock] { $stock ->
            [0] از کالایی هیچ نماند.
           *[other] از کالایی { $stock } عدد یا کمتر ماند.
        }
        [backlog] پیام‌ها یا بررسی پرداخت‌ها بیش از حد معطل مانده‌اند.
       *[people] خریداری ربات را مسدود کرد، پیامی رد شد یا عضویتی را نشد پایان داد.
    }
alerts-of-owners = 🔒 شما که صاحب فروشگاه هستید همیشه از پول منتظر تصمیم، از کالایی که دیر پرداخت شده و تمام شده است، و از نپذیرفتن درخواست‌ها در 24pal باخبر می‌شوید تا هیچ پولی بی‌خبر معطل نماند.
alerts-button =
    { $fixed ->
        [yes] 🔒
       *[no] { alert-wish-sign }
    } { alert-topic-name }
alerts-button-low-stock = 📉 مرز کم بودن موجودی: { $stock }
alerts-button-back = 🔔 هشدارهای شما
alerts-toast =
    { alert-topic-name }: { $wish ->
        [each] { $topic ->
            [sale] هر فروش، همان لحظه
           *[other] روشن
        }
        [digest] روزی یک بار
       *[none] خاموش
    }
alerts-toast-fixed =
    { $topic ->
        [held] صاحبان فروشگاه همیشه از پول منتظر تصمیم باخبر می‌شوند.
       *[other] این را نمی‌شود اینجا انتخاب کرد. با /alerts ببینید چه انتخاب‌هایی دارید.
    }
alerts-ask-low-stock = موجودی از چند عدد به پایین کم است؟ همین که از کالایی این تعداد یا کمتر بماند، یک بار خبرتان می‌کنم. ۰ یعنی وقتی تمام شد.
alerts-low-stock-saved =
    { $number ->
        [0] ✅ وقتی کالایی تمام شود خبرتان می‌کنم.
       *[other] ✅ وقتی از کالایی { $number } عدد یا کمتر بماند خبرتان می‌کنم.
    }

# What is told. $title is what was bought; $of is goods, or amount where an order is for an amount alone.
alert-sale =
    💰 <b>فروش</b>: { $amount }{ $of ->
        [goods] {" "}بابت { $title }
       *[amount] { "" }
    }
    سفارش { $order }
    خریدار: { $name } ({ $id })
alert-stock =
    { $stock ->
        [0] 📉 <b>{ $title }</b> ({ $sku }) تمام شد.
       *[other] 📉 از <b>{ $title }</b> ({ $sku }) فقط { $stock } عدد مانده است.
    }
    اگر پر شود و دوباره کم شود، باز خبرتان می‌کنم.
# $long is how long.
alert-telegram-well =
    ✅ <b>تلگرام دوباره در دسترس است</b>
    از { $since } تا { $until } ({ $long }) در دسترس نبود. حالا به آنچه نوشته بودند و آنچه باید گفته می‌شد رسیدگی می‌شود؛ پرداخت‌ها در تمام این مدت تسویه می‌شد.
alert-backlog =
    { $what ->
        [messages] { $number ->
            [one] ⏳ <b>یک پیام منتظر فرستادن است</b>؛ { $long } است که معطل مانده.
           *[other] ⏳ <b>{ $number } پیام منتظر فرستادن است</b>؛ اولی { $long } است که معطل مانده.
        }
       *[checks] ⏳ <b>پرداخت‌هایی منتظر بررسی است</b>؛ اولی { $long } است که معطل مانده.
    }
    چیزی گم نمی‌شود ولی خریداران معطل می‌مانند. اگر ادامه داشت سرور و اتصال‌هایش را ببینید. وقتی درست شد خبر می‌دهم.
alert-backlog-over =
    { $what ->
        [messages] ✅ دیگر هیچ پیامی معطل نمانده است.
       *[checks] ✅ دیگر هیچ پرداختی معطل بررسی نمانده است.
    }
# Instead of the alert that would be one too many within an hour.
alert-hush =
    🤫 در یک ساعت هشدارهای زیادی دربارهٔ «{ alert-topic-name }» داشتید. تا { $until } در این باره ساکت می‌مانم و بعد می‌گویم چند تای دیگر بود. /alerts
alert-kept-back =
    🤫 { alert-topic-name }: از { $since } تا { $until }، { $number } هشدار دیگر هم بود که نفرستادم.

audit-did-low_stock = مرز کم بودن موجودی را تغییر داد: { $detail }
