# What the merchant reads about the stock. $title is a product's name.

command-stock = موجودی و کدها

stock-head =
    📦 <b>موجودی</b>
    کالاهای شمارش‌شده، از کمترین موجودی. یکی را بزنید یا شناسه‌اش را بفرستید: /stock coffee
stock-empty = 📦 هنوز موجودی هیچ کالایی شمرده نمی‌شود. برای شروع، شناسهٔ کالا را بعد از /stock بفرستید.
# $seen says whether buyers see it.
stock-line =
    { $stock ->
        [0] 🔴 { $title } – تمام شده
       *[other] { $title } – { $stock } عدد
    }{ $seen ->
        [no] {" "}– پنهان
       *[other] { "" }
    }
stock-no-such-sku = کالایی با شناسهٔ { $sku } نداریم.
stock-no-such-product = این کالا دیگر نیست.

stock-card =
    📦 <b>{ $title }</b> ({ $sku }){ $seen ->
        [no] {" "}– پنهان از خریداران
       *[other] { "" }
    }

    { $counted ->
        [no] موجودی‌اش شمرده نمی‌شود: هر تعداد می‌شود سفارش داد.
       *[other] قابل سفارش: <b>{ $stock }</b> عدد
    }
stock-ordered = در سفارش‌های باز: { $held } – فروخته‌شده: { $sold }
stock-free-codes = کدهایی که هنوز به کسی داده نشده: { $number }
stock-changes = آخرین تغییرها:
stock-change =
    • { $sign ->
        [plus] +{ $number }
       *[other] −{ $number }
    } – { $name } – { $at }

button-set-stock = ✏️ تعیین تعداد
button-add-stock = ➕ افزودن
button-unlimited = ♾ بدون محدودیت
button-unlimited-yes = ♾ بله، نشمار
button-add-codes = ➕ افزودن کد
button-code-back = ➖ پس گرفتن یک کد
button-stock-list = 📦 همهٔ موجودی
button-stock-card = 📦 موجودی این کالا

stock-unlimited-really = موجودی <b>{ $title }</b> دیگر شمرده نشود؟ آن‌وقت هر تعداد می‌شود سفارش داد. هر وقت خواستید می‌توانید دوباره تعداد تعیین کنید.

stock-set-how-many = از این به بعد چند عدد <b>{ $title }</b> قابل سفارش باشد؟ آنچه در سفارش‌های باز است جداست.
stock-add-how-many = چند عدد به <b>{ $title }</b> اضافه شود؟ برای کم کردن، پیش از عدد منها بگذارید: ‎−۳
stock-saved = ✅ <b>{ $title }</b>: { $stock } عدد قابل سفارش است.
stock-not-so-many = نمی‌شود: الان { $stock } عدد هست و موجودی باید از ۰ تا { $most } باشد.
stock-add-to-unlimited = موجودی این کالا شمرده نمی‌شود، پس چیزی برای اضافه کردن نیست. اول تعداد تعیین کنید.
stock-not-counted = موجودی این کالا همان تعداد کدهای آن است: کد اضافه کنید یا پس بگیرید.

# Codes. $line counts what the merchant sent, $why says what is wrong there.
codes-which =
    کدهای <b>{ $title }</b> را بفرستید، هر کد در یک خط.
    اگر در یک پیام جا نمی‌شود، در یک فایل متنی بفرستید.
codes-preview =
    { $number ->
        [1] یک کد به <b>{ $title }</b> اضافه می‌شود: { $first }
       *[other]
            { $number } کد به <b>{ $title }</b> اضافه می‌شود.
            اولی: { $first }
            آخری: { $last }
    }
    بعد از آن { $stock } عدد قابل سفارش است.
codes-added =
    { $number ->
        [1] ✅ یک کد به <b>{ $title }</b> اضافه شد؛ { $stock } عدد قابل سفارش است.
       *[other] ✅ { $number } کد به <b>{ $title }</b> اضافه شد؛ { $stock } عدد قابل سفارش است.
    }
codes-too-many = یک‌باره خیلی زیاد است: حداکثر { $most } کد. لطفاً در چند نوبت بفرستید.
codes-no-codes = این کالا کد ندارد.
codes-refused =
    { $number ->
        [1] یک خط پذیرفته نشد، پس هیچ کدی اضافه نشد. لطفاً درستش کنید و همه را دوباره بفرستید:
       *[other] { $number } خط پذیرفته نشد، پس هیچ کدی اضافه نشد. لطفاً درستشان کنید و همه را دوباره بفرستید:
    }
    { $lines }{ $more ->
        [0] { "" }
       *[other] {" "}… و { $more } خط دیگر
    }
codes-bad-line =
    { $why ->
        [empty] خط { $line } خالی است.
        [too_long] خط { $line } خیلی بلند است: { $code }
        [control] خط { $line } نویسهٔ نامرئی دارد: { $code }
        [twice] خط { $line } تکراری است: { $code }
       *[already_there] خط { $line } از قبل در موجودی بوده یا فروخته شده است: { $code }
    }

code-back-which = کدام کد <b>{ $title }</b> را بیرون بکشم؟ فقط کدی که به کسی داده نشده باشد.
code-back-preview = { $code } از <b>{ $title }</b> بیرون می‌آید و به کسی داده نمی‌شود.
code-back-not-free = { $code } را نمی‌شود پس گرفت: یا به خریداری داده شده یا جزو این کدها نیست.
code-back-all-ordered = همهٔ کدهای باقی‌مانده در سفارش‌های باز نگه داشته شده‌اند. وقتی تکلیفشان روشن شد دوباره امتحان کنید.
code-back-done = ✅ { $code } بیرون آمد؛ { $stock } عدد قابل سفارش است.
