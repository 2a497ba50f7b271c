# The catalogue as a file for spreadsheets.

button-csv-out = 📤 خروجی اکسل (CSV)
button-csv-in = 📥 ورودی اکسل (CSV)

csv-exported =
    📤 همهٔ کالاهای شما، برای باز کردن در اکسل یا Google Sheets. هر چه خواستید تغییر دهید، با فرمت CSV ذخیره کنید و با «📥 ورودی اکسل» پس بفرستید.
    فایل‌ها و رمزها در آن نیستند و همان‌طور می‌مانند.
csv-ask-file =
    📥 فایل CSV کالاها را بفرستید. بهتر است اول «📤 خروجی اکسل» را بگیرید و همان را تغییر دهید.
    پیش از ذخیره نشان می‌دهم چه چیزی عوض می‌شود. کالاهایی که در فایل نیستند همان‌طور می‌مانند.
csv-preview = این‌ها تغییر می‌کند:
csv-saved = ✅ کالاها ذخیره شد.
csv-counted =
    ➕ تازه: { $new }
    ✏️ تغییرکرده: { $changed }
    ➖ بدون تغییر: { $unchanged }
csv-stocks = 📦 موجودی { $number } کالا تغییر می‌کند.
csv-nothing-new = چیزی در آن با کالاهای فعلی ({ $unchanged } کالا) فرق ندارد، پس چیزی برای ذخیره نیست.
csv-file-gone = این فایل را دیگر پیدا نمی‌کنم. لطفاً دوباره بفرستید.

# Why a file is no table; $most is the limit it is over.
csv-no-table =
    { $flaw ->
        [not_text] این فایل CSV با کدگذاری UTF-8 نیست. در اکسل «Save as» و بعد «CSV UTF-8» را انتخاب کنید؛ فایل xlsx خوانده نمی‌شود.
        [empty] این فایل خالی است.
        [too_large] این فایل خیلی بزرگ است: تا { $most } مگابایت پذیرفته می‌شود.
        [too_many_lines] یک‌باره خیلی زیاد است: تا { $most } کالا. لطفاً در چند نوبت بفرستید.
        [no_sku_column] در خط اول ستون «sku» نیست؛ کالاها را با همان می‌شناسم.
       *[quotes] گیومه‌های آن جور نیست و خانه‌هایش از هم جدا نمی‌شود.
    }
csv-refused =
    { $number ->
        [1] یک اشتباه در آن هست، پس چیزی تغییر نکرد:
       *[other] { $number } اشتباه در آن هست، پس چیزی تغییر نکرد:
    }
    { $lines }{ $more ->
        [0] { "" }
       *[other] {" "}… و { $more } اشتباه دیگر
    }
# $where says whether a cell is wrong or a whole line; $cell is what stands there, $limit what it may be.
csv-mistake =
    • { $where ->
        [cell] خط { $line }، ستون { $column }:
       *[line] خط { $line }:
    } { $why ->
        [unknown_column] چنین ستونی نداریم
        [column_twice] این ستون دو بار آمده است
        [cells] باید مثل خط اول { $limit } خانه داشته باشد
        [sku] «{ $cell }» شناسه نیست: ۱ تا { $limit } حرف و رقم لاتین، «-» و «_»
        [sku_twice] «{ $cell }» در خط { $limit } هم هست
        [missing] نباید خالی باشد
        [no_name] دست‌کم به یکی از دو زبان نام لازم است
        [too_long] خیلی بلند است: «{ $cell }»
        [too_short] خیلی کوتاه است: «{ $cell }»
        [not_a_number] «{ $cell }» عدد صحیح نیست
        [too_small] «{ $cell }» باید دست‌کم { $limit } باشد
        [too_large] «{ $cell }» باید حداکثر { $limit } باشد
        [not_an_amount] «{ $cell }» مبلغ نیست
        [not_positive] مبلغ باید بیشتر از صفر باشد
        [fraction] «{ $cell }» کسری از یک ریال دارد
        [not_below_price] «{ $cell }» باید از قیمت کمتر باشد
        [no_sale] پایان تخفیف هست ولی قیمت تخفیفی نیست
        [not_a_moment] «{ $cell }» تاریخ نیست؛ مثلاً: ۱۴۰۵/۱۰/۱۰ ۲۳:۵۹
        [not_yes_or_no] «{ $cell }» باید yes یا no باشد
        [kind] «{ $cell }» نوع کالا نیست؛ یکی از این‌ها را بنویسید: { $limit }
        [kind_changed] نوع کالا عوض نمی‌شود؛ نوع این { $limit } است
        [new_file] کالای فایلی را در گفتگو با /addproduct اضافه کنید
        [category] دستهٔ «{ $cell }» نداریم
        [two_categories] بیش از یک دستهٔ «{ $cell }» داریم
        [not_for_kind] کالای نوع { $limit } اینجا چیزی ندارد
        [out_of_range] «{ $cell }» در محدودهٔ مجاز نیست
       *[not_an_address] «{ $cell }» نشانی وب نیست
    }
