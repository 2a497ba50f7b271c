# What the merchant reads about discount codes. Amounts come with their unit.

command-discounts = کدهای تخفیف

discounts-head = 🏷 <b>کدهای تخفیف</b>
discounts-none =
    🏷 هنوز کد تخفیفی نساخته‌اید.
    خریدار کد را در سبد خریدش می‌نویسد و تخفیف می‌گیرد.
discounts-archived-head = 🗄 <b>کدهای تخفیف بایگانی‌شده</b>
discounts-archived-none = 🗄 کد تخفیفی بایگانی نشده است.
discounts-no-such = این کد تخفیف دیگر نیست.
# $limit is how often it can be used in all, 0 for no end of it.
discounts-line =
    { $state ->
        [open] 🟢
        [used_up] ✅
        [over] ⌛
       *[archived] 🗄
    } { $code } – { $worth } – { $limit ->
        [0] { $used } بار
       *[other] { $used } از { $limit } بار
    }

discounts-code = 🏷 <b>{ $code }</b>
discounts-worth = تخفیف: <b>{ $worth }</b>
discounts-amount = { $amount }
discounts-percent = { $percent }٪
discounts-percent-most = { $percent }٪، حداکثر { $most }
discounts-scope-all = برای همه‌چیز
discounts-scope-categories =
    برای کالاهای این دسته:
    { $names }
discounts-scope-products =
    { $number ->
        [1] برای یک کالا:
       *[other] برای { $number } کالا:
    }
    { $names }
discounts-smallest = برای خریدهای از { $amount } به بالا
discounts-per-buyer = هر خریدار { $number } بار
discounts-total = روی‌هم { $number } بار
discounts-until = تا { $until }
discounts-endless = بدون تاریخ پایان
discounts-state =
    { $state ->
        [open] 🟢 قابل استفاده
        [used_up] ✅ ظرفیتش پر شده
        [over] ⌛ مهلتش تمام شده
       *[archived] 🗄 بایگانی شده و کسی نمی‌تواند از آن استفاده کند
    } – { $limit ->
        [0] { $used } بار استفاده شده
       *[other] { $used } از { $limit } بار استفاده شده
    }
discounts-edit-what = کدام را تغییر می‌دهید؟

discounts-ask-word = خریدار چه کدی بنویسد؟ حرف و رقم لاتین، «-» و «_»؛ بزرگ و کوچک فرقی ندارد. یا همین را که ساخته‌ام بردارید.
discounts-make-one-up = 🎲 { $code }
discounts-word-taken =
    { $archived ->
        [yes] این کد در بایگانی هست. کد دیگری انتخاب کنید یا آن را از بایگانی برگردانید.
       *[no] این کد را قبلاً ساخته‌اید. لطفاً کد دیگری انتخاب کنید.
    }
discounts-ask-worth = چطور تخفیف بدهد؟
discounts-a-percent = درصدی
discounts-an-amount = مبلغ ثابت
discounts-ask-percent = چند درصد؟ از ۱ تا ۱۰۰
discounts-ask-amount = چه مبلغی؟
discounts-ask-most = حداکثر چه مبلغی؟ رد کنید تا سقفی نداشته باشد.
discounts-ask-scope = برای چه باشد؟
discounts-for-all = همه‌چیز
discounts-for-category = یک دسته
discounts-for-products = چند کالا
discounts-ask-category = کدام دسته؟
discounts-ask-inside = کدام‌یک؟
discounts-whole-category = همهٔ این دسته
discounts-ask-skus = شناسهٔ کالاها را با فاصله یا ویرگول میانشان بفرستید.
discounts-no-such-sku =
    { $number ->
        [1] کالایی با این شناسه نداریم: { $skus }
       *[other] برای این { $number } شناسه کالایی نداریم: { $skus }
    }
discounts-too-many-skus = این { $number } کالاست و تا { $most } کالا پذیرفته می‌شود. شاید یک دسته بهتر باشد.
discounts-ask-smallest = برای خریدهای از چه مبلغ به بالا؟ رد کنید تا برای هر خریدی باشد.
discounts-ask-per-buyer = هر خریدار چند بار بتواند استفاده کند؟ رد کنید تا محدودیتی نباشد.
discounts-ask-total = روی‌هم چند بار بشود استفاده کرد؟ رد کنید تا محدودیتی نباشد.
discounts-ask-ends = تا کِی بشود استفاده کرد؟ رد کنید تا پایانی نداشته باشد.
discounts-made = ✅ کد { $code } از همین حالا قابل استفاده است.
discounts-changed = ✅ کد { $code } تغییر کرد. سفارش‌هایی که قبلاً آن را گرفته‌اند همان‌طور می‌مانند.

button-new-discount = ➕ کد تازه
button-archived-discounts = 🗄 بایگانی
button-all-discounts = 🏷 همهٔ کدها
button-discount-card = 🏷 این کد
button-edit-discount = ✏️ تغییر
button-archive-discount = 🗄 بایگانی کردن
button-restore-discount = ♻️ برگرداندن
button-discount-rule =
    { $rule ->
        [worth] مقدار تخفیف
        [scope] برای چه باشد
        [smallest] حداقل خرید
        [per_buyer] سهم هر خریدار
        [total] تعداد کل
       *[ends] تاریخ پایان
    }
