# What was bought, and what happens next with it. $title is a product's name, $order an order's number.

goods-delivered =
    { $quantity ->
        [1] 📦 <b>{ $title }</b>
       *[other] 📦 <b>{ $title }</b> × { $quantity }
    }
    سفارش { $order }
goods-invite = این دعوت‌نامهٔ شماست. فقط یک نفر و فقط یک بار با آن وارد می‌شود، پس آن را به کسی ندهید.
goods-until = تا: { $until }

goods-coming =
    ⏳ <b>پرداخت سفارش { $order } انجام شد.</b>
    هنوز در راه:
# $state says how the handing over stands.
goods-next =
    { $state ->
        [task] • { $title }: فروشگاه خودش تحویل می‌دهد و خبر دارد.
        [held] • { $title }: از سمت ما مشکلی پیش آمد. به فروشگاه خبر داده‌ایم و پیگیری می‌کند؛ پول شما محفوظ است.
       *[other] • { $title }: تا چند لحظهٔ دیگر همین‌جا می‌رسد.
    }
goods-held =
    ⏳ <b>{ $title }</b> (سفارش { $order }) هنوز تحویل نشده است. پرداخت شما انجام شده و پولتان محفوظ است.

    به فروشگاه خبر داده‌ایم و پیگیری می‌کند. لازم نیست کاری بکنید؛ اگر سؤالی دارید /support را بزنید.
goods-sold-out =
    ⏳ <b>پول شما بعد از پایان مهلت رسید و { $title } در این فاصله تمام شد.</b>

    چیزی از دست نرفته است. به فروشگاه دربارهٔ سفارش { $order } خبر داده‌ایم؛ یا آن را برایتان تهیه می‌کند یا پول را برمی‌گرداند.
goods-none = برای این سفارش هنوز چیزی تحویل نشده است.

# What the merchant reads. $name and $id are the buyer's.
admin-sold-out =
    ⚠️ <b>دیر پرداخت شد و جنس تمام شده است</b>
    سفارش { $order } ({ $amount }) بعد از پایان مهلت پرداخت شد و { $title } دیگر موجود نیست.

    خریدار: { $name } ({ $id })
    موجودی را زیاد کنید و دکمه را بزنید تا تحویل شود، یا پول را برگردانید.
admin-task =
    🙋 <b>یک سفارش برای تحویل</b>
    { $title } × { $quantity }، سفارش { $order }، پرداخت شده است.
    { $instructions }

    خریدار: { $name } ({ $id })
    وقتی تحویل دادید «انجام شد» را بزنید تا به خریدار خبر بدهم؛ اگر خواستید با پیام خودتان.
admin-delivery-held =
    ⚠️ <b>پرداخت شد ولی تحویل نشد</b>
    { $title }، سفارش { $order }:
    { $trouble ->
        [no_codes] کد کافی نمانده است. با /stock کد اضافه کنید و دوباره امتحان کنید.
        [file_gone] فایل آن پیدا نمی‌شود یا خراب است. در /products دوباره بفرستید و باز امتحان کنید.
        [no_right] اجازهٔ دعوت کردن در آنجا را ندارم. مرا مدیر کنید، با اجازهٔ دعوت و حذف اعضا، و دوباره امتحان کنید.
        [no_chat] کانال یا گروه را پیدا نمی‌کنم. مرا به‌عنوان مدیر به آن اضافه کنید و دوباره امتحان کنید.
        [address_refused] نشانی سرویس شما مجاز نیست: { $detail }
        [service_refuses] سرویس شما آن را نپذیرفت: { $detail }
        [no_answer] سرویس شما یک روز است جواب نمی‌دهد: { $detail }
        [nonsense] جواب‌های سرویس شما یک روز است معنایی ندارد: { $detail }
       *[other] تلگرام یک روز است آن را انجام نمی‌دهد: { $detail }
    }

    خریدار: { $name } ({ $id })
    خریدار می‌داند که پرداختش انجام شده و شما پیگیرید.

admin-delivery-again = سفارش { $order } را دوباره امتحان می‌کنم: { $title }. اگر شد، خودش به دست خریدار می‌رسد؛ اگر باز نشد، خبر می‌دهم.
admin-delivery-done-already = { $title }، سفارش { $order }، قبلاً تحویل شده است.
admin-delivery-not-now = { $title }، سفارش { $order }: دیگر کاری برای انجام دادن نیست.
admin-delivery-done = ✅ { $title }، سفارش { $order }، تحویل شد و به خریدار خبر دادم.
admin-restocked = ✅ سفارش { $order } در حال تحویل است.
admin-restocked-still-gone = موجودی برای سفارش { $order } هنوز کافی نیست. اول با /stock آن را زیاد کنید.
admin-no-such-delivery = این سفارش را دیگر نمی‌شناسم.

button-goods = 📦 آنچه خریده‌ام
button-join = 🚪 عضویت
button-restocked = 📦 حالا تحویل بده
button-done = ✅ انجام شد
button-redeliver = 🔁 دوباره امتحان کن

buyer-pay-for = 🛍 <b>{ $title }</b>
buyer-paid-for = بابت: { $title }

# What an order is for, said in one line: $first is a product, $more the number of other products beside it.
order-title =
    { $quantity ->
        [1] { $first }
       *[other] { $first } × { $quantity }
    }{ $more ->
        [0] { "" }
       *[other] {" "}و { $more } قلم دیگر
    }

discount-code-which = 🏷 کد تخفیفتان چیست؟
discount-code-taken = ✅ با کد { $code }، { $amount } تخفیف گرفتید.

# The merchant has handed something over by hand.
delivery-done-words = به خریدار چه بگویم؟ نوشتهٔ شما همان‌طور که هست به دستش می‌رسد؛ اگر رد کنید، فقط می‌گویم که تحویل شد.
delivery-done-default = فروشگاه این را به شما تحویل داد. ممنون از خریدتان!
delivery-done-too-long = دست‌کم یک کلمه و حداکثر { $most } نویسه بنویسید.
delivery-done-preview =
    این پیام به خریدار «<b>{ $title }</b>» می‌رسد و دیگر نمی‌شود پسش گرفت:

    { $words }
