# Encrypted copies of the database.

command-backup = An encrypted copy of everything

backup-no-key =
    🔐 <b>Backups are encrypted to a key of yours, and there is none yet.</b>
    1. Run <code>dargah backup --new-key</code> on a computer of your own (or <code>age-keygen</code>). It shows two keys, once.
    2. Keep the secret one (<code>AGE-SECRET-KEY-…</code>) away from the server. Without it no backup can be read, by anybody.
    3. Put the public one (<code>age1…</code>) into the settings as <code>recipient</code> under <code>[backup]</code>, and start the bot again.
    With <code>every = "24h"</code> backups come by themselves.
backup-no-key-now = ❌ No backup was made: <code>backup.recipient</code> is no longer in the settings.
backup-under-way = ⏳ Backup: { $percent }%
backup-done =
    ✅ The backup is made{ $parts ->
        [one] { "" }
       *[other] , in { $parts } parts
    }. It comes below.
backup-file =
    🔐 { $parts ->
        [one] Backup of the shop.
       *[other] Backup of the shop, part { $number } of { $parts }.
    } Only your secret key opens it: <code>dargah restore</code>.
backup-too-large = ❌ The backup has { $megabytes } MB, too much for a chat. Make it on the server: <code>dargah backup --out FILE</code>

audit-did-job_backup = had a backup made

cli-new-key =
    Public key, for the settings ([backup] recipient):
    { $public }
    Secret key. Keep it away from the server; without it no backup can be read. It is not shown again:
    { $secret }
cli-backup-out-missing = Say where to write it: --out FILE (or --new-key for a pair of keys).
cli-backup-no-recipient = There is no backup.recipient in the settings. `dargah backup --new-key` makes a pair of keys.
cli-backup-exists = { $path } is there already.
cli-backup-made = ✓ { $path }: { $size }
cli-restored = ✓ Restored the backup of { $made_at } (UTC): { $rows } rows in { $tables } tables.
cli-restore-line = { $table }: { $rows }
cli-restore-now = Now run `dargah audit`.
cli-restore-not-empty = This database is not empty. Restore into a new one: change database.url, or move the file away.
cli-restore-wrong-key = This key does not open the backup, a part of it is missing, or it is damaged: { $reason }
cli-restore-no-key = { $path } holds no secret key (AGE-SECRET-KEY-1…).
cli-restore-no-backup = This is no backup, or not all of one: { $reason }.
cli-restore-schema = The backup has schema { $found }, and this database { $known }. Use the version of Dargah that made the backup, and a database without tables.
cli-unreadable = { $path } can’t be read: { $reason }

config-problem-not-an-age-key = must be an age public key, age1…; `dargah backup --new-key` makes one.
config-warning-example-key = backup.recipient is the key of the example: nobody can read backups made with it. Put in one of your own.
