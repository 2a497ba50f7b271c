# Those who run the shop, and the record of what they did. $role is owner, manager, support or viewer.

command-staff = همکاران فروشگاه
command-audit = چه کسی چه کرد

staff-role =
    { $role ->
        [owner] 👑 صاحب فروشگاه
        [manager] 🧭 مدیر
        [support] 💬 پشتیبان
       *[viewer] 👁 ناظر
    }
staff-no-right =
    نقش شما ({ $role ->
        [owner] صاحب فروشگاه
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    }) این اجازه را ندارد. صاحب فروشگاه می‌تواند نقشتان را تغییر دهد.

staff-head =
    👥 <b>همکاران فروشگاه</b>
    صاحبان فروشگاه در فایل تنظیمات نوشته شده‌اند. بقیه با لینکی می‌آیند که فقط یک بار کار می‌کند.{ $invites ->
        [0] { "" }
       *[other] {" "}⏳ یعنی لینکی که هنوز کسی استفاده نکرده؛ با یک ضربه باطل می‌شود.
    }
staff-button-member =
    { $role ->
        [owner] 👑
        [manager] 🧭
        [support] 💬
       *[viewer] 👁
    } { $name }
staff-button-invite =
    ⏳ { $role ->
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    }، تا { $until }
staff-button-new = ➕ دعوت همکار
staff-button-list = 👥 همهٔ همکاران
staff-which-role =
    با چه نقشی؟
    🧭 <b>مدیر</b>: همه‌چیز جز همکاران و پشتیبان‌گیری.
    💬 <b>پشتیبان</b>: سفارش‌ها را می‌بیند، به خریداران جواب می‌دهد، کالا را دوباره می‌فرستد.
    👁 <b>ناظر</b>: سفارش‌ها و آمار را می‌بیند و چیزی را تغییر نمی‌دهد.
staff-button-role =
    { $role ->
        [manager] 🧭 مدیر
        [support] 💬 پشتیبان
       *[viewer] 👁 ناظر
    }
staff-invite-below = لینک در پیام بعدی است.
staff-invite-made =
    🎟 این لینک را فقط برای همان کسی بفرستید که می‌خواهید:
    { $link }

    اولین کسی که بازش کند { $role ->
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    } می‌شود. یک بار و تا ۲۴ ساعت کار می‌کند؛ خبرتان می‌کنیم چه کسی از آن استفاده کرد.
staff-invite-withdrawn = باطل شد؛ این لینک دیگر کار نمی‌کند.
staff-invite-gone = این لینک قبلاً استفاده یا باطل شده است.
staff-invite-refused =
    { $why ->
        [used] کس دیگری از این لینک استفاده کرده است. لینک تازه بخواهید.
        [over] مهلت این لینک تمام شده است. لینک تازه بخواهید.
        [owner] شما صاحب فروشگاه هستید؛ نیازی به لینک ندارید.
       *[no_such_invite] این لینک کار نمی‌کند. لینک تازه بخواهید.
    }
staff-welcome =
    🎉 به جمع همکاران <b>{ $shop }</b> خوش آمدید. حالا { $role ->
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    } هستید؛ با /help ببینید چه کارهایی می‌توانید بکنید.
staff-has-joined =
    👥 <b>{ $name }</b> ({ $id }) از لینک شما استفاده کرد و حالا { $role ->
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    } است. /staff
staff-card =
    { $role ->
        [owner] 👑 صاحب فروشگاه
        [manager] 🧭 مدیر
        [support] 💬 پشتیبان
       *[viewer] 👁 ناظر
    }: <b>{ $name }</b>
    شناسه { $id } – از { $since }
staff-button-make =
    { $role ->
        [manager] مدیر شود 🧭
        [support] پشتیبان شود 💬
       *[viewer] ناظر شود 👁
    }
staff-button-trail = 📜 کارهایش
staff-button-remove = 🚪 کنار گذاشتن
staff-remove-really = <b>{ $name }</b> از همکاران کنار گذاشته شود؟ همچنان می‌تواند خرید کند؛ فرم نیمه‌کاره‌اش ذخیره نمی‌شود.
staff-button-remove-yes = بله، کنار گذاشته شود
staff-button-keep = نه، بماند
staff-no-such-member = چنین همکاری (دیگر) نیست.
staff-role-changed =
    نقش شما در <b>{ $shop }</b> حالا «{ $role ->
        [manager] مدیر
        [support] پشتیبان
       *[viewer] ناظر
    }» است. با /help ببینید چه کارهایی می‌توانید بکنید.
staff-removed = شما دیگر از همکاران <b>{ $shop }</b> نیستید. همچنان می‌توانید خرید کنید.

audit-head = 📜 <b>چه کسی چه کرد</b>
audit-found = 📜 <b>چه کسی چه کرد</b> – «{ $words }»
audit-nothing-yet = هنوز چیزی ثبت نشده است.
audit-nothing-found = در کارهای ثبت‌شده چیزی با «{ $words }» نیست.
audit-line =
    { $at } – <b>{ $name }</b>
    { $did }
# What was done: $subject is what to, $detail more about it.
# What it was done to; $kind is written into the record by the program.
audit-thing =
    { $kind ->
        [order] سفارش { $number }
        [payment] پرداخت { $number }
        [broadcast] پیام همگانی { $number }
        [product] محصول { $number }
        [category] دستهٔ { $number }
        [discount] تخفیف { $number }
        [delivery] تحویل { $number }
        [buyer] خریدار { $number }
       *[person] کاربر { $number }
    }
audit-stock-how =
    { $how ->
        [add] افزودن
       *[set] شمارش تازه
    }
audit-change = { $old } ← { $new }
audit-did-other = { $what } { $subject } { $detail }
audit-did-staff_invited = لینک دعوت همکار ساخت ({ $detail })
audit-did-staff_invite_withdrawn = یک لینک دعوت همکار را باطل کرد
audit-did-staff_joined = به همکاران پیوست ({ $detail })
audit-did-staff_changed = نقش { $subject } را تغییر داد: { $detail }
audit-did-staff_removed = { $subject } را کنار گذاشت ({ $detail })
audit-did-phide = محصول { $subject } را پنهان کرد
audit-did-pshow = محصول { $subject } را نمایش داد
audit-did-parchive = محصول { $subject } را بایگانی کرد
audit-did-prestore = محصول { $subject } را برگرداند
audit-did-pmove = محصول { $subject } را جابه‌جا کرد
audit-did-carchive = دستهٔ { $subject } را بایگانی کرد
audit-did-crestore = دستهٔ { $subject } را برگرداند
audit-did-cmove = دستهٔ { $subject } را جابه‌جا کرد
audit-did-unlimited = محصول { $subject } را نامحدود کرد
audit-did-closelink = لینک پرداخت { $subject } را بست
audit-did-darchive = تخفیف { $subject } را بایگانی کرد
audit-did-drestore = تخفیف { $subject } را برگرداند
audit-did-csvout = فهرست محصولات را به‌صورت CSV گرفت
audit-did-import_catalog = فهرست محصولات را از CSV وارد کرد
audit-did-redeliver = تحویل { $subject } را دوباره امتحان کرد
audit-did-restocked = سفارش { $subject } را که به‌خاطر نبود کالا مانده بود تحویل داد
audit-did-delivery_done = دستی تحویل داد: { $detail } ({ $subject })
audit-did-add_product = محصولی اضافه کرد: { $detail }
audit-did-edit_product = { $subject } را ویرایش کرد: { $detail }
audit-did-add_category = دسته‌ای اضافه کرد: { $detail }
audit-did-rename_category = نام { $subject } را عوض کرد: { $detail }
audit-did-stock = موجودی را تغییر داد: { $detail } ({ $subject })
audit-did-new_codes = کد اضافه کرد: { $detail } ({ $subject })
audit-did-code_back = کدی را پس گرفت: { $detail } ({ $subject })
audit-did-pay_link = لینک پرداختی ساخت: { $detail }
audit-did-new_discount = تخفیفی ساخت: { $detail }
audit-did-edit_discount = { $subject } را ویرایش کرد: { $detail }
