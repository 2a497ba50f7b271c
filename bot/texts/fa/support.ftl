# Talks between buyers and the shop. $name and $id are the buyer's, unless it says otherwise.

talk-open =
    💬 <b>پیام به { $shop }</b>
    پرسشتان را همین‌جا بنویسید، یا عکس و فایل بفرستید. فروشگاه آن را می‌خواند و در همین گفتگو پاسخ می‌دهد. تا وقتی «تمام شد» را نزنید، هر چه بنویسید به فروشگاه می‌رسد.
talk-about-order = دربارهٔ سفارش { $order } ({ $amount }).
talk-passed-on = ✅ به { $shop } رسید. اگر چیز دیگری هست بنویسید؛ برای کار با ربات «تمام شد» را بزنید.
talk-too-often = در یک دقیقه پیام‌های زیادی فرستادید و پیام آخر به فروشگاه نرسید. لطفاً یک دقیقه صبر کنید و دوباره بفرستید؛ اگر می‌شود، همه را در یک پیام.
talk-not-carried = فقط متن، عکس و فایل (تا ۲۰ مگابایت) را می‌توانم برسانم. لطفاً بنویسید، یا به‌صورت فایل بفرستید.
talk-done =
    👌 از این پس برای ربات می‌نویسید. پاسخ { $shop } به همین گفتگو می‌آید؛ اگر حرف دیگری داشتید، به همان پاسخ ریپلای کنید یا /support را بزنید.
talk-closed = 👌 گفتگو بسته شد. هر وقت کاری داشتید /support را بزنید.
talk-closed-by-shop = 👌 { $shop } این گفتگو را بست. هر وقت کاری داشتید /support را بزنید.
# $about is "order" where there is one, "nothing" where there is none.
talk-from-shop =
    { $about ->
        [order] 💬 پیام <b>{ $shop }</b> دربارهٔ سفارش { $order }:
       *[nothing] 💬 پیام <b>{ $shop }</b>:
    }
talk-button-done = ✔️ تمام شد
talk-button-again = 💬 پیام به فروشگاه
talk-button-answer = ✍️ پاسخ
talk-button-close = کارم تمام شد، گفتگو را ببند
talk-button-order = 💬 پرسش دربارهٔ این سفارش

# What the staff see. $author is one of the staff.
talk-copy = 💬 <b>{ $name }</b> ({ $id })
talk-copy-of-ours = ✉️ <b>{ $author }</b> به { $name } ({ $id }) نوشت
talk-copy-answered = ✅ <b>{ $name }</b>: { $text }
talk-order-line =
    🧾 سفارش { $order } – { $amount } – { $state ->
        [open] در انتظار پرداخت
        [paid] پرداخت‌شده
        [delivered] پرداخت و تحویل‌شده
        [held] نگه‌داشته‌شده، منتظر تصمیم
        [refunded] برگردانده‌شده
        [cancelled] لغوشده
       *[expired] مهلت تمام شده
    }
# $reached is "no" where the buyer has blocked the bot.
talk-answer-sent =
    { $reached ->
        [no] ⏸ { $name } ربات را مسدود کرده است. نوشتهٔ شما نگه داشته می‌شود و اگر برگردد به او می‌رسد.
       *[yes] ✅ به نام فروشگاه برای { $name } فرستاده شد.
    }
# $names are those of the staff who answered the same message before.
talk-answered-too = ℹ️ پیش‌تر { $names } هم پاسخ داده بود. هر دو پاسخ به خریدار می‌رسد.
talk-is-closed = این گفتگو بسته است و چیزی فرستاده نشد. گفتگوهای باز در /threads است؛ خریدار با /support گفتگوی تازه باز می‌کند.
talk-no-such-message = این پیام از خریداری نیست و چیزی فرستاده نشد. به پیامی ریپلای کنید که با نام خریدار (💬) شروع می‌شود، یا /threads را بزنید.
talk-not-staff = فقط همکاران فروشگاه می‌توانند به خریداران پاسخ دهند؛ چیزی فرستاده نشد.

command-threads = گفتگو با خریداران
threads-head = 💬 <b>گفتگو با خریداران</b>؛ اول آن‌ها که منتظر پاسخ‌اند.
threads-none = 💬 هیچ خریداری منتظر نیست: گفتگوی بازی وجود ندارد.
threads-line =
    { $waits ->
        [yes] ❗ { $name } – منتظر از { $since }
       *[no] { $name } – پاسخ داده شده، { $since }
    }
threads-card =
    💬 <b>{ $name }</b> ({ $id })
    { $state ->
        [open] باز از { $since }
       *[closed] بسته؛ شروع در { $since }
    }{ $reached ->
        [no] {" – "}ربات را مسدود کرده
       *[yes] { "" }
    }
threads-said =
    { $by ->
        [buyer] 👤 <b>{ $name }</b> – { $at }
       *[staff] 🏪 <b>{ $name }</b> – { $at }
    }
    { $text }
threads-button-answer = ✍️ نوشتن به خریدار
threads-button-file = 📎 { $name }، { $at }
threads-button-end = ✔️ بستن گفتگو
threads-button-ban = 🚫 مسدود کردن
threads-button-all = 💬 همهٔ گفتگوها
threads-ended = گفتگو بسته شد و به خریدار خبر دادیم.
threads-over = این گفتگو پیش‌تر بسته شده است.
threads-no-such = چنین گفتگویی نیست.

write-ask-words = خریدار چه بخواند؟ به نام فروشگاه به او می‌رسد، نه به نام شما.
write-preview = ✉️ به <b>{ $name }</b> ({ $id })، به نام فروشگاه:
write-no-such-buyer = کسی با این شماره به ربات پیام نداده است و ربات نمی‌تواند به او بنویسد.

command-staffgroup = پیام خریداران کجا بیاید
staffgroup-here =
    👥 از این پس هر چه خریداران بنویسند به «{ $title }» می‌آید و همهٔ اعضای این گروه آن را می‌خوانند. برای پاسخ، به پیام ریپلای کنید: خریدار نام فروشگاه را می‌بیند، نه نام شما را. فقط همکاران فروشگاه می‌توانند پاسخ دهند.

    برای برگرداندن، در گفتگوی خصوصی با ربات /staffgroup را بزنید.
staffgroup-is = 👥 نوشته‌های خریداران به گروه «{ $title }» می‌آید.
staffgroup-none =
    👤 نوشته‌های خریداران، خصوصی به هر همکاری می‌رسد که اجازهٔ پاسخ دارد.

    اگر می‌خواهید به گروهی بیاید، ربات را به گروه اضافه کنید و آنجا بنویسید: { $command }
staffgroup-button-off = 👤 دوباره خصوصی بفرست
staffgroup-gone =
    ⚠️ ربات دیگر در گروه «{ $title }» نیست، یا گروه ارتقا یافته است. نوشته‌های خریداران دوباره خصوصی به هر یک از شما می‌رسد؛ آنچه پاسخ نگرفته پس از این پیام می‌آید. برای استفادهٔ دوباره از گروه، ربات را اضافه کنید و آنجا /staffgroup را بزنید.

audit-did-talk_answered = به { $subject } پاسخ داد: { $detail }
audit-did-talk_closed = گفتگو با { $subject } را بست
audit-did-write_to_buyer = به خریدار نوشت ({ $subject }): { $detail }
audit-did-staffgroup_set = پیام خریداران را به گروه «{ $subject }» ({ $detail }) فرستاد
audit-did-staffgroup_unset = پیام خریداران را از گروه «{ $subject }» دوباره خصوصی کرد
