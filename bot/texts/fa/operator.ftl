# What an operator reads in the terminal.

config-problems =
    { $number ->
        [one] تنظیمات یک ایراد دارد:
       *[other] تنظیمات { $number } ایراد دارد:
    }
config-example = برای نمونه: { $example }
config-problem-missing = نوشته نشده است.
config-problem-unknown = تنظیمی به این نام نمی‌شناسم. شاید غلط نوشته شده یا در بخش دیگری است؟
config-problem-empty = نباید خالی یا این‌قدر کوتاه باشد.
config-problem-too-long = زیادی بلند است.
config-problem-too-small = زیادی کوچک است؛ کمترین مقدار { $detail } است.
config-problem-too-large = زیادی بزرگ است؛ بیشترین مقدار { $detail } است.
config-problem-not-one-of = باید یکی از این‌ها باشد: { $detail }.
config-problem-not-a-number = باید عدد صحیح باشد.
config-problem-not-text = باید متن و داخل گیومه باشد.
config-problem-not-a-list = باید فهرست باشد.
config-problem-not-true-or-false = باید true یا false باشد.
config-problem-not-a-table = باید یک بخش باشد.
config-problem-not-a-duration = باید مدت باشد: عددی همراه s یا m یا h یا d.
config-problem-not-a-channel = باید ‎@name‎ یک کانال یا گروه عمومی باشد.
config-problem-not-an-address = باید نشانی http یا https باشد، بدون پرسش (query).
config-problem-not-a-proxy = باید نشانی پروکسی http یا https یا socks5 همراه با درگاهش (port) باشد.
config-problem-not-a-time-zone = چنین منطقهٔ زمانی‌ای نمی‌شناسم.
config-problem-not-a-database = باید sqlite:///file.db یا sqlite:////an/absolute/path.db یا postgresql://user@host/name باشد.
config-problem-not-a-token = شبیه توکن ربات نیست؛ آن را @BotFather به شما می‌دهد.
config-problem-above-max = از payments.max_amount بزرگ‌تر است.
config-problem-webhook-secret = فقط حرف لاتین، رقم، _ و - می‌تواند داشته باشد.
config-problem-both = کنار { $detail } آمده است؛ یکی را نگه دارید.
config-problem-unreadable = خواندنی نیست: { $found } ({ $detail }).
config-problem-no-such-file = فایلی به نام { $found } نیست. فایل config.example.toml را به همین نام کپی و پر کنید.
config-problem-not-toml = فایل { $found } درست نوشته نشده (TOML): { $detail }.
config-problem-other = { $detail }

config-warning-gateway-http = هشدار: gateway.base_url از نوع http و بیرون از این دستگاه است؛ پس api_key شما رمزنشده فرستاده می‌شود.
config-warning-public-http = هشدار: web.public_url از نوع https نیست. مرورگر خریدار هشدار می‌دهد و آنچه می‌بیند در راه خواندنی است.
config-warning-telegram-http = هشدار: telegram.api_url از نوع http و بیرون از این دستگاه است؛ پس توکن ربات رمزنشده فرستاده می‌شود.
config-warning-link-http = هشدار: telegram.link_url از نوع http و بیرون از این دستگاه است؛ پس می‌توان خریداران را در راه به ربات دیگری برد.

trouble-wrong-token = تلگرام توکن ربات را نمی‌پذیرد. telegram.token را بررسی کنید؛ توکن درست را @BotFather نشان می‌دهد.
trouble-another-instance = نمونهٔ دیگری از همین ربات پیام‌ها را از تلگرام می‌گیرد. اول آن را متوقف کنید: دو نمونه پیام‌های هم را گم می‌کنند.
trouble-port-in-use = برنامهٔ دیگری { $host }:{ $port } را گرفته است. آن را متوقف کنید یا web.port را عوض کنید.
trouble-cannot-listen = نمی‌توانم روی { $host }:{ $port } گوش بدهم. web.host و web.port را بررسی کنید.
trouble-database-in-use = فرایند دیگری با { $path } کار می‌کند. فایل SQLite هر بار فقط برای یکی است: اول آن را متوقف کنید یا به PostgreSQL بروید.
trouble-database-newer = پایگاه داده از این برنامه جدیدتر است (نسخهٔ { $found }؛ من تا { $known } را می‌شناسم). نسخه‌ای از درگاه را نصب کنید که آخرین بار اینجا اجرا شده است.
trouble-database-unusable = پایگاه داده قابل استفاده نیست: { $reason }. بررسی کنید database.url درست باشد، پوشه‌اش وجود داشته باشد و اجازهٔ نوشتن داشته باشم.

migrate-step = انجام شد: { $step }
migrate-done = پایگاه داده به‌روز است.

audit-counts = { $orders } سفارش، { $payments } پرداخت.
audit-sums = دریافتی { $received }: { $delivered } تحویل‌شده، { $held } در انتظار تصمیم، { $refunded } برگردانده‌شده.
audit-fault = ✗ { $rule }: { $subject }
audit-clean = ✓ حساب هر ریال روشن است.
audit-not-clean = ✗ همه چیز جور در نمی‌آید؛ بالا را ببینید. پیش از هر تغییری نسخه‌ای از پایگاه داده نگه دارید.

check-settings-ok = ✓ تنظیمات: { $path } درست است.
check-database-ok = ✓ پایگاه داده: پاسخ می‌دهد.
check-database-new = ✓ پایگاه داده: { $path } در نخستین اجرا ساخته می‌شود.
check-database-no-folder = ✗ پایگاه داده: پوشهٔ { $path } وجود ندارد. آن را بسازید یا database.url را عوض کنید.
check-database-bad = ✗ پایگاه داده: { $reason }
check-telegram-ok = ✓ تلگرام: با نام @{ $username } وصل شد.
check-telegram-token = ✗ تلگرام: توکن پذیرفته نمی‌شود. telegram.token را بررسی کنید؛ توکن درست را @BotFather نشان می‌دهد.
check-telegram-bad = ✗ تلگرام: به { $url } دسترسی نیست ({ $reason }). روی سرور داخل ایران telegram.proxy را تنظیم کنید.
check-gateway-ok = ✓ درگاه: 24pal این پایانه را می‌شناسد.
check-gateway-key = ✗ درگاه: 24pal می‌گوید gateway.api_key درست نیست. دوباره از پنل خود کپی کنید.
check-gateway-odd = ✗ درگاه: پاسخ { $url } به پاسخ 24pal نمی‌ماند ({ $reason }). gateway.base_url را بررسی کنید.
check-gateway-bad = ✗ درگاه: به { $url } دسترسی نیست ({ $reason }). شاید 24pal از بیرون ایران پاسخ ندهد.
check-public-ok = ✓ نشانی عمومی: { $url } به همین فروشگاه می‌رسد.
check-public-other = ✗ نشانی عمومی: { $url } پاسخ { $status } می‌دهد ولی این فروشگاه نیست. پروکسی معکوس و web.public_url را بررسی کنید.
check-public-bad = ✗ نشانی عمومی: از اینجا به { $url } دسترسی نیست ({ $reason }). آیا فروشگاه اجرا شده و پروکسی معکوس به web.port می‌رسد؟

sandbox-serving = { $name } آزمایشی در { $url } آماده است – با Ctrl-C متوقف می‌شود.
