# The merchant's products and categories. $name is a product's or a category's, amounts come with their unit.

command-products = کالاهای من
command-product = یک کالا با شناسه‌اش
command-addproduct = افزودن کالا
command-categories = دسته‌بندی کالاها

admin-help-head = <b>دستورهای مدیر فروشگاه</b>
admin-help-line = { $command } – { $does }

# How goods are handed over.
catalog-kind =
    { $kind ->
        [text] 📝 متن
        [file] 📎 فایل
        [codes] 🔑 کد یک‌بارمصرف
        [membership] 👥 عضویت کانال یا گروه
        [service] 🌐 سرویس خودم
       *[by_hand] 🤝 تحویل دستی
    }
catalog-field =
    { $field ->
        [name_fa] نام فارسی
        [name_en] نام انگلیسی
        [description_fa] توضیح فارسی
        [description_en] توضیح انگلیسی
        [photo] عکس
        [price] قیمت
        [sale_price] قیمت با تخفیف
        [sale_until] پایان تخفیف
        [category] دسته
        [limit] سقف هر خریدار
        [sku] شناسه
        [text] متن تحویلی
        [file] فایل تحویلی
        [caption] متن زیر فایل
        [hint] راهنمای کدها
        [chat] کانال یا گروه
        [days] مدت عضویت (روز)
        [url] نشانی سرویس
        [secret] رمز سرویس
       *[instructions] یادداشت تحویل
    }

# Questions.
catalog-ask-kind =
    <b>این کالا بعد از پرداخت چطور تحویل داده می‌شود؟</b>

    📝 متن: متنی که برای همه یکی است، مثل لینک یا دستور کار.
    📎 فایل: فایلی که برای همه یکی است، مثل کتاب یا عکس.
    🔑 کد یک‌بارمصرف: هر خریدار کد خودش را می‌گیرد، مثل کارت هدیه.
    👥 عضویت: لینک ورود به کانال یا گروه شما، برای چند روز یا همیشه.
    🌐 سرویس خودم: برنامه‌ای از شما کالا را می‌سازد؛ برای برنامه‌نویس‌ها.
    🤝 تحویل دستی: خودتان می‌فرستید و من یادتان می‌اندازم.
catalog-ask-name-fa = نام کالا به فارسی؟
catalog-ask-name-en = نام کالا به انگلیسی؟ خریدارانی که انگلیسی را انتخاب کرده‌اند آن را می‌بینند.
catalog-ask-description-fa = توضیح کالا به فارسی؟
catalog-ask-description-en = توضیح کالا به انگلیسی؟
catalog-ask-photo = عکس کالا را بفرستید.
catalog-ask-price = قیمت هر عدد چقدر است؟
catalog-ask-sale-price = الان تخفیف دارد؟ اگر بله، قیمت با تخفیف را بنویسید؛ اگر نه، رد کنید.
catalog-ask-sale-until = تخفیف تا کی است؟ مثلاً <code>7d</code> یعنی هفت روز. اگر پایانی ندارد رد کنید.
catalog-ask-category = در کدام دسته باشد؟ دستهٔ تازه را با /categories بسازید.
catalog-ask-inside = داخل این دسته، دسته‌های دیگری هم هست. کدام؟
catalog-ask-stock = چند تا دارید؟ عدد بنویسید یا «نامحدود» را بزنید.
catalog-ask-limit = هر خریدار حداکثر چند عدد می‌تواند بخرد؟ اگر سقفی ندارد خالی بگذارید.
catalog-ask-sku = شناسهٔ کالا چه باشد؟ کلمهٔ کوتاهی با حروف لاتین که در لینک کالا می‌آید. پیشنهاد من روی دکمه است.
catalog-ask-text = متنی را که خریدار بعد از پرداخت می‌گیرد بنویسید.
catalog-ask-file = فایلی را که خریدار بعد از پرداخت می‌گیرد بفرستید.
catalog-ask-caption = زیر فایل چه بنویسم؟
catalog-ask-hint = خریدار با کد چه باید بکند؟ کنار کدها برایش می‌نویسم. خود کدها را بعد از ذخیره اضافه می‌کنید.
catalog-ask-chat =
    عضویت کدام کانال یا گروه؟

    اول این ربات را در آن مدیر کنید، با اجازهٔ «دعوت کاربران» و «محدود کردن کاربران». بعد نامش را بنویسید، مثلاً <code>@mychannel</code>. اگر خصوصی است شناسهٔ عددی‌اش را بنویسید، مثلاً <code>-1001234567890</code>.
catalog-ask-days = عضویت چند روز باشد؟
catalog-ask-url = نشانی سرویس شما؟ باید با <code>https://</code> شروع شود.
catalog-ask-secret = رمز تازه بسازم؟ رمز قبلی همان لحظه از کار می‌افتد.
catalog-ask-instructions = برای هر سفارش چه باید بکنید؟ همراه خبر سفارش برای خودتان می‌فرستم؛ خریدار نمی‌بیند.

# Answers on buttons.
catalog-no-category = بدون دسته
catalog-category-itself = همین دسته
catalog-unlimited = نامحدود
catalog-for-ever = همیشگی
catalog-secret-new = بله، رمز تازه بساز
catalog-empty = –
catalog-filled = دارد

# Why something was not taken.
catalog-sale-not-below = قیمت با تخفیف باید کمتر از { $price } باشد.
catalog-no-sale = این کالا تخفیف ندارد. اول قیمت با تخفیف را بنویسید.
catalog-sku-taken = این شناسه مال «{ $name }» است. یکی دیگر بنویسید.
catalog-sku-in-use = شناسهٔ { $sku } را همین حالا کالای دیگری گرفت. یک قدم برگردید و شناسهٔ دیگری بنویسید.
catalog-no-name = دست‌کم یکی از دو نام لازم است، و هر کدام حداکثر ۶۴ نویسه.
catalog-description-too-long = توضیح حداکثر { $most } نویسه باشد.
catalog-photo-type = این عکس را نمی‌توانم نشان بدهم. لطفاً آن را به‌صورت عکس بفرستید، یا فایل JPEG یا PNG.
catalog-photo-too-large = این عکس از ۱۰ مگابایت بزرگ‌تر است. لطفاً آن را به‌صورت عکس بفرستید، نه فایل.
catalog-chat-not-understood = نام یا شناسهٔ کانال را نشناختم. این‌طور بنویسید: <code>@mychannel</code> یا <code>-1001234567890</code>
catalog-chat-unknown = { $chat } را پیدا نکردم یا ربات در آن نیست. نام را بررسی کنید و ربات را در آن مدیر کنید، بعد دوباره بنویسید.
catalog-chat-no-admin = ربات در این کانال یا گروه مدیر نیست. آن را مدیر کنید و دوباره بنویسید.
catalog-chat-rights =
    در «{ $title }» ربات { $missing ->
        [invite] اجازهٔ «دعوت کاربران» را ندارد، پس نمی‌تواند خریدار را راه بدهد.
        [remove] اجازهٔ «محدود کردن کاربران» را ندارد، پس نمی‌تواند در پایان مهلت کسی را بیرون کند.
       *[both] مدیر نیست یا نه اجازهٔ «دعوت کاربران» را دارد و نه «محدود کردن کاربران» را.
    } این را در تنظیمات مدیران درست کنید و نام را دوباره بنویسید.
catalog-chat-unavailable = تلگرام پاسخ نداد. لطفاً چند لحظهٔ دیگر دوباره بنویسید.
catalog-url-refused =
    { $flaw ->
        [too_long] این نشانی زیادی بلند است.
        [not_https] نشانی باید با <code>https://</code> شروع شود.
        [credentials] نام کاربری و گذرواژه نباید در نشانی باشد.
        [private] این نشانی داخل شبکهٔ خود سرور است؛ نشانی عمومی لازم است.
       *[no_address] این نشانی اینترنتی نیست. باید با <code>https://</code> شروع شود.
    }
catalog-detail-wrong =
    { $why ->
        [missing] چیزی که برای تحویل لازم است جا مانده. یک قدم برگردید.
        [too_long] یکی از پاسخ‌ها زیادی بلند است.
        [too_short] یکی از پاسخ‌ها زیادی کوتاه است.
       *[other] یکی از پاسخ‌ها درست نیست. یک قدم برگردید.
    }
catalog-category-exists = دسته‌ای با همین نام همان‌جا هست. نام دیگری بنویسید.
catalog-no-such-category = این دسته دیگر نیست.
catalog-category-too-deep = دسته‌ها فقط دو طبقه دارند: این یکی داخل آن جا نمی‌شود.
catalog-shelf-full = آن‌جا دیگر جا برای دستهٔ تازه نیست: هر طبقه حداکثر ۶۰ دسته.

# A product before it is saved, and after. $stock says how it is counted, $number how many there are.
catalog-facts =
    ───
    نوع: { catalog-kind }
    دسته: { $category }
    موجودی: { catalog-stock }
    شناسه: { $sku }
catalog-stock =
    { $stock ->
        [unlimited] نامحدود
        [codes] به تعداد کدها
       *[counted] { $number }
    }
catalog-added =
    ✅ <b>{ $name }</b> به فروشگاه اضافه شد.
    لینک آن: { $link }
catalog-codes-next = هنوز کدی ندارد و خریدنی نیست. کدها را با دکمهٔ زیر یا با { $command } اضافه کنید.
catalog-secret =
    رمز سرویس: { $secret }
    فقط همین یک بار نشان داده می‌شود؛ آن را به برنامه‌نویس سرویس بدهید. هر درخواست فروشگاه با این رمز امضا شده است (HMAC-SHA256) و سرویس باید اول امضا را بررسی کند. قواعد کامل در docs/service.md کنار برنامه آمده است.
catalog-changed = ✅ { $name }: «{ catalog-field }» ذخیره شد.
catalog-card-facts =
    ───
    { $state ->
        [archived] 🗄 <b>در بایگانی است؛ خریداران نمی‌بینند.</b>
        [hidden] 🙈 <b>پنهان است؛ خریداران نمی‌بینند.</b>
        [unseen] 🙈 <b>دسته‌اش در بایگانی است؛ خریداران نمی‌بینند.</b>
       *[shown] 👁 خریداران می‌بینند
    }
    نوع: { catalog-kind }
    دسته: { $category }
    موجودی: { $stock ->
        [unlimited] نامحدود
        [codes] { $number } کد
       *[counted] { $number }
    }
    فروخته‌شده: { $sold }
    شناسه: { $sku }
    لینک: { $link }

catalog-products = 📦 <b>کالاهای شما</b>
catalog-found = 🔎 کالاهایی با «{ $words }»:
catalog-nothing-found = 🔎 کالایی با «{ $words }» پیدا نشد.
catalog-nothing-yet = هنوز کالایی ندارید. اولین را اضافه کنید:
catalog-nothing-archived = بایگانی خالی است.
catalog-archived-products = 🗄 <b>کالاهای بایگانی‌شده</b>
catalog-which-product = کدام کالا؟ شناسه‌اش را همراه دستور بفرستید، مثلاً <code>/product p1</code>، یا از فهرست انتخاب کنید.
catalog-no-such-product = چنین کالایی نیست.
catalog-edit-what = چه چیزی از «{ $name }» عوض شود؟

catalog-categories = 📁 <b>دسته‌ها</b>، به همان ترتیبی که خریداران می‌بینند:
catalog-no-categories-yet = هنوز دسته‌ای ندارید. با دسته‌ها، خریدار راحت‌تر پیدا می‌کند.
catalog-archived-categories = 🗄 <b>دسته‌های بایگانی‌شده</b>
catalog-category =
    📁 <b>{ $path }</b>
    فارسی: { $fa }
    انگلیسی: { $en }
    { $products ->
        [0] کالایی در آن نیست.
       *[other] { $products } کالا در آن است.
    }
catalog-category-archived =
    🗄 <b>در بایگانی است.</b> { $products ->
        [0] خریداران آن را نمی‌بینند.
       *[other] خریداران نه آن را می‌بینند و نه { $products } کالای داخلش را. خود کالاها دست‌نخورده‌اند و با برگرداندن دسته دوباره دیده می‌شوند.
    }
catalog-category-unseen = 🙈 دستهٔ بالایی در بایگانی است، پس خریداران این را هم نمی‌بینند.
catalog-category-added = ✅ دستهٔ «{ $name }» ساخته شد.
catalog-category-renamed = ✅ نام دسته شد: «{ $name }»
catalog-put-where = «{ $name }» کجا برود؟
catalog-put-nowhere = «{ $name }» جای دیگری نمی‌تواند برود: دسته‌ای که داخلش دستهٔ دیگری است همان بالا می‌ماند.

# Buttons.
catalog-button-field = { catalog-field }: { $value }
catalog-button-product-line =
    { $hidden ->
        [yes] 🙈 { $name } – { $price }
       *[other] { $name } – { $price }
    } – { $stock ->
        [unlimited] ∞
       *[counted] { $number }
    }
catalog-button-products = 📦 کالاها
catalog-button-product-card = 📦 کارت کالا
catalog-button-add-product = ➕ کالای تازه
catalog-button-add-another = ➕ کالای بعدی
catalog-button-add-codes = 🔑 افزودن کد
catalog-button-archived = 🗄 بایگانی
catalog-button-edit = ✏️ ویرایش
catalog-button-stock = 🔢 موجودی
catalog-button-hide = 🙈 پنهان کن
catalog-button-show = 👁 نشان بده
catalog-button-archive = 🗄 به بایگانی
catalog-button-restore = ↩️ برگردان از بایگانی
catalog-button-move-up = ⬆️ بالاتر
catalog-button-move-down = ⬇️ پایین‌تر
catalog-button-preview = 👁 از چشم خریدار
catalog-button-categories = 📁 دسته‌ها
catalog-button-category-card = 📁 همین دسته
catalog-button-add-category = ➕ دستهٔ تازه
catalog-button-add-inside = ➕ دستهٔ تازه داخل این
catalog-button-rename = ✏️ تغییر نام
catalog-button-put = 📂 جابه‌جایی
catalog-button-at-the-top = ⬆️ بالاترین طبقه

catalog-toast-product-hidden = پنهان شد؛ خریداران دیگر نمی‌بینند.
catalog-toast-product-shown = از حالا خریداران می‌بینند ✅
catalog-toast-product-archived = به بایگانی رفت. با دکمهٔ «برگردان» پس می‌گیریدش.
catalog-toast-product-restored = از بایگانی برگشت ✅
catalog-toast-moved = جابه‌جا شد ✅
catalog-toast-as-buyers-see = خریدار همین را می‌بیند.
catalog-toast-unseen = اگر دیده می‌شد، خریدار این را می‌دید.
