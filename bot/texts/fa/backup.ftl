# Encrypted copies of the database.

command-backup = نسخهٔ پشتیبان رمزشده از همه‌چیز

backup-no-key =
    🔐 <b>نسخهٔ پشتیبان با کلید شما رمز می‌شود و هنوز کلیدی در کار نیست.</b>
    ۱. روی رایانهٔ خودتان <code>dargah backup --new-key</code> (یا <code>age-keygen</code>) را اجرا کنید. دو کلید را فقط یک بار نشان می‌دهد.
    ۲. کلید محرمانه (<code>AGE-SECRET-KEY-…</code>) را جایی بیرون از سرور نگه دارید. بدون آن هیچ‌کس نمی‌تواند نسخه‌ها را بخواند.
    ۳. کلید عمومی (<code>age1…</code>) را در تنظیمات، زیر <code>[backup]</code>، در <code>recipient</code> بنویسید و ربات را دوباره راه بیندازید.
    با <code>every = "24h"</code> نسخه‌ها خودشان می‌آیند.
backup-no-key-now = ❌ نسخه‌ای ساخته نشد: <code>backup.recipient</code> دیگر در تنظیمات نیست.
backup-under-way = ⏳ نسخهٔ پشتیبان: ٪{ $percent }
backup-done =
    ✅ نسخهٔ پشتیبان آماده شد{ $parts ->
        [one] { "" }
       *[other] ، در { $parts } بخش
    }. در پیام بعدی است.
backup-file =
    🔐 { $parts ->
        [one] نسخهٔ پشتیبان فروشگاه.
       *[other] نسخهٔ پشتیبان فروشگاه، بخش { $number } از { $parts }.
    } فقط با کلید محرمانهٔ شما باز می‌شود: <code>dargah restore</code>
backup-too-large = ❌ حجم نسخهٔ پشتیبان { $megabytes } مگابایت است و در گفتگو جا نمی‌شود. آن را روی سرور بسازید: <code>dargah backup --out FILE</code>

audit-did-job_backup = نسخهٔ پشتیبان گرفت

cli-new-key =
    کلید عمومی، برای تنظیمات (recipient در [backup]):
    { $public }
    کلید محرمانه. آن را بیرون از سرور نگه دارید؛ بدون آن هیچ نسخه‌ای خوانده نمی‌شود. دوباره نشان داده نمی‌شود:
    { $secret }
cli-backup-out-missing = بگویید کجا نوشته شود: --out FILE (یا --new-key برای یک جفت کلید).
cli-backup-no-recipient = در تنظیمات backup.recipient نیست. `dargah backup --new-key` یک جفت کلید می‌سازد.
cli-backup-exists = { $path } از پیش وجود دارد.
cli-backup-made = ✓ { $path }: { $size }
cli-restored = ✓ نسخهٔ { $made_at } (UTC) برگردانده شد: { $rows } ردیف در { $tables } جدول.
cli-restore-line = { $table }: { $rows }
cli-restore-now = حالا `dargah audit` را اجرا کنید.
cli-restore-not-empty = این پایگاه داده خالی نیست. در یک پایگاه نو برگردانید: database.url را عوض کنید یا فایل را جابه‌جا کنید.
cli-restore-wrong-key = این کلید نسخه را باز نمی‌کند، یا بخشی از آن نیست، یا خراب است: { $reason }
cli-restore-no-key = در { $path } کلید محرمانه‌ای (AGE-SECRET-KEY-1…) نیست.
cli-restore-no-backup = این نسخهٔ پشتیبان نیست یا کامل نیست: { $reason }.
cli-restore-schema = نسخهٔ پشتیبان از طرح { $found } است و این پایگاه داده از طرح { $known }. از همان نسخهٔ درگاه که پشتیبان را ساخته و از پایگاهی بدون جدول استفاده کنید.
cli-unreadable = { $path } خوانده نمی‌شود: { $reason }

config-problem-not-an-age-key = باید کلید عمومی age باشد (age1…)؛ `dargah backup --new-key` یکی می‌سازد.
config-warning-example-key = مقدار backup.recipient کلید نمونه است: هیچ‌کس نمی‌تواند نسخه‌های ساخته‌شده با آن را بخواند. کلید خودتان را بگذارید.
