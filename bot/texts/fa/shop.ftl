# Browsing the shop, the cart, and what stands in the way of buying. Amounts come with their unit.

shop-front =
    🛍 <b>{ $shop }</b>

    یکی را انتخاب کنید، یا نام کالا را با /search بگردید.
shop-shelf =
    { $empty ->
        [yes]
            📁 <b>{ $path }</b>

            فعلاً چیزی در این دسته نیست.
       *[other] 📁 <b>{ $path }</b>
    }
shop-empty = فعلاً کالایی در فروشگاه نیست. هنوز می‌توانید مبلغی پرداخت کنید:
shop-search-what = دنبال چه می‌گردید؟ بخشی از نامش را همراه دستور بفرستید، مثلاً: <code>/search دفتر</code>
shop-found = 🔎 نتیجهٔ جست‌وجوی «{ $words }»:
shop-found-nothing = 🔎 برای «{ $words }» چیزی پیدا نشد. با بخش کوتاه‌تری از نام بگردید، یا سری به فروشگاه بزنید.
# $left says whether there is any, $reduced whether it costs less than usual.
shop-product-line =
    { $reduced ->
        [yes] 🔻 { $name } – { $price }
       *[other] { $name } – { $price }
    }{ $left ->
        [none] {" "}– ناموجود
       *[other] { "" }
    }
shop-no-such-product = این کالا دیگر فروخته نمی‌شود. بقیهٔ فروشگاه اینجاست:

product-name = <b>{ $name }</b>
product-price = قیمت: <b>{ $price }</b>
product-price-reduced = قیمت: <b>{ $price }</b> به‌جای <s>{ $usual }</s>
product-sale-until = تخفیف تا { $until }
product-sold-out = فعلاً ناموجود است.
product-left = فقط { $number } عدد مانده است.
product-limit = هر نفر حداکثر { $number } عدد.

cart-head = 🛒 <b>سبد خرید شما</b>
cart-empty = 🛒 سبد خریدتان خالی است.
cart-empty-really = همه‌چیز از سبد بیرون بیاید؟
cart-line =
    { $quantity ->
        [1] • { $name }: { $amount }
       *[other] • { $name } × { $quantity }: { $amount }
    }
# $number is how many can be had.
cart-obstacle =
    { $why ->
        [gone] ⚠️ دیگر فروخته نمی‌شود.
        [sold_out] ⚠️ تمام شده است.
        [over_limit] ⚠️ حداکثر { $number } عدد دیگر می‌توانید بردارید.
       *[other] ⚠️ الان فقط { $number } عدد موجود است.
    }
cart-sum = جمع: { $amount }
cart-off = 🏷 تخفیف { $code }: { $amount }
cart-total = قابل پرداخت: <b>{ $amount }</b>
# $smallest is the least order that the code is for.
cart-code-refused =
    { $why ->
        [unknown] چنین کد تخفیفی نداریم. لطفاً دوباره نگاهش کنید و بفرستید.
        [over] مهلت این کد تخفیف تمام شده است.
        [used_up] ظرفیت این کد تخفیف تمام شده است.
        [used_by_buyer] قبلاً از این کد تخفیف استفاده کرده‌اید.
        [too_small] این کد تخفیف برای خریدهای از { $smallest } به بالاست.
       *[other] این کد تخفیف شامل کالاهای سبد شما نمی‌شود.
    }
cart-changed = در این فاصله چیزی تغییر کرده، پس سفارشی ثبت نشد. لطفاً دوباره نگاه کنید:
cart-out-of-range =
    { $side ->
        [small] جمع این خرید { $total } است و بانک پرداخت‌های از { $smallest } به بالا را می‌پذیرد. لطفاً چیزی به سبد اضافه کنید.
       *[other] جمع این خرید { $total } است و هر بار حداکثر { $largest } می‌شود پرداخت کرد. لطفاً در چند سفارش بخرید.
    }
pay-link-not-payable =
    { $why ->
        [over] این لینک پرداخت دیگر اعتبار ندارد. لطفاً از کسی که آن را داده، لینک تازه بخواهید.
        [used] این لینک پرداخت شده یا همین الان کسی در حال پرداخت آن است.
       *[other] این لینک پرداخت را نمی‌شناسم. لطفاً همان‌طور که به شما داده‌اند دوباره بازش کنید.
    }
buyer-order-line =
    { $quantity ->
        [1] • { $title }: { $amount }
       *[other] • { $title } × { $quantity }: { $amount }
    }{ $state ->
        [delivered] {" "}✅
        [waiting] {" "}⏳ در راه
        [task] {" "}⏳ فروشگاه خودش تحویل می‌دهد
        [held] {" "}⏳ فروشگاه در حال بررسی است
       *[other] { "" }
    }

buyer-must-join = برای سفارش دادن، اول در { $channel } عضو شوید و بعد «عضو شدم» را بزنید.
buyer-joined = ✅ ممنون، عضو شدید. چه میل دارید؟

toast-no-such-shelf = این دسته دیگر نیست. /shop را بفرستید.
toast-no-such-product = این کالا دیگر فروخته نمی‌شود.
toast-in-cart =
    { $number ->
        [1] به سبد اضافه شد ✅
       *[other] { $number } عدد در سبد ✅
    }
toast-no-more =
    { $why ->
        [sold_out] تمام شده است.
        [over_limit] { $number ->
            [0] سهم خودتان از این کالا را پیش‌تر خریده‌اید.
           *[other] تعداد این کالا برای هر نفر محدود است؛ شما حداکثر { $number } عدد می‌توانید بردارید.
        }
        [gone] این کالا دیگر فروخته نمی‌شود.
       *[other] بیشتر از این نیست: الان { $number } عدد موجود است.
    }
toast-cart-empty = سبد خریدتان خالی است.
toast-not-joined = هنوز شما را در کانال نمی‌بینم. اول عضو شوید و بعد دوباره بزنید.

button-menu-shop = 🛍 فروشگاه
button-cart = 🛒 سبد خرید
button-up = ⬆️ بازگشت
button-back = ↩️ بازگشت
button-previous = ▶️ قبلی
button-next = بعدی ◀️
button-buy = ⚡ خرید فوری
button-put =
    { $number ->
        [0] ➕ افزودن به سبد
       *[other] ➕ افزودن به سبد ({ $number } عدد در سبد)
    }
button-share = 🔗 اشتراک‌گذاری
button-cart-line = { $name } × { $quantity }
button-fit-cart = ✂️ فقط موجودها بماند
button-checkout = ✅ سفارش و پرداخت { $amount }
button-discount = 🏷 کد تخفیف
button-no-discount = 🏷 بدون تخفیف
button-empty-cart = 🗑 خالی کردن
button-empty-yes = 🗑 بله، خالی کن
button-join-channel = 📣 عضویت در کانال
button-joined = ✅ عضو شدم

command-shop = گشتی در فروشگاه
command-search = پیدا کردن کالا
command-cart = سبد خرید من
