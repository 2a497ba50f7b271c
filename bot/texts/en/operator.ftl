# What an operator reads in the terminal.

config-problems =
    { $number ->
        [one] The settings have a mistake:
       *[other] The settings have { $number } mistakes:
    }
config-example = For example: { $example }
config-problem-missing = is missing.
config-problem-unknown = is no setting that I know. Is it misspelt, or in the wrong section?
config-problem-empty = must not be empty or this short.
config-problem-too-long = is too long.
config-problem-too-small = is too small; the least is { $detail }.
config-problem-too-large = is too large; the most is { $detail }.
config-problem-not-one-of = must be one of: { $detail }.
config-problem-not-a-number = must be a whole number.
config-problem-not-text = must be text, in quotes.
config-problem-not-a-list = must be a list.
config-problem-not-true-or-false = must be true or false.
config-problem-not-a-table = must be a section.
config-problem-not-a-duration = must be a duration: a number with s, m, h or d.
config-problem-not-a-channel = must be the @name of a public channel or group.
config-problem-not-an-address = must be an http or https address, without a query.
config-problem-not-a-proxy = must be the address of an http, https or socks5 proxy, with its port.
config-problem-not-a-time-zone = is no time zone that I know.
config-problem-not-a-database = must be sqlite:///file.db, sqlite:////an/absolute/path.db or postgresql://user@host/name.
config-problem-not-a-token = is not what a bot's token looks like; @BotFather gives it to you.
config-problem-above-max = is larger than payments.max_amount.
config-problem-webhook-secret = may have only letters, digits, _ and -.
config-problem-both = stands beside { $detail }; keep one of them.
config-problem-unreadable = can't be read: { $found } ({ $detail }).
config-problem-no-such-file = there is no file { $found }. Copy config.example.toml to it, and fill it in.
config-problem-not-toml = { $found } is not valid TOML: { $detail }.
config-problem-other = { $detail }

config-warning-gateway-http = Warning: gateway.base_url is http and not on this machine, so your api_key travels unencrypted.
config-warning-public-http = Warning: web.public_url is not https. Buyers' browsers will warn, and what they see can be read on the way.
config-warning-telegram-http = Warning: telegram.api_url is http and not on this machine, so your bot's token travels unencrypted.
config-warning-link-http = Warning: telegram.link_url is http and not on this machine, so buyers can be led to another bot on their way.

trouble-wrong-token = Telegram does not accept the bot's token. Check telegram.token; @BotFather shows the right one.
trouble-another-instance = Another instance of this bot is taking its messages from Telegram. Stop that one first: two would lose messages to each other.
trouble-port-in-use = { $host }:{ $port } is in use by another program. Stop that, or set web.port to another.
trouble-cannot-listen = I can't listen on { $host }:{ $port }. Check web.host and web.port.
trouble-database-in-use = Another process works on { $path }. A SQLite file serves one at a time: stop the other first, or move to PostgreSQL.
trouble-database-newer = The database is newer than this program (schema { $found }, and I know up to { $known }). Install the version of Dargah that last ran here.
trouble-database-unusable = The database can't be used: { $reason }. Check database.url, that its folder exists, and that I may write there.

migrate-step = applied { $step }
migrate-done = The database is up to date.

audit-counts = { $orders } orders, { $payments } payments.
audit-sums = Received { $received }: { $delivered } delivered, { $held } held, { $refunded } refunded.
audit-fault = ✗ { $rule }: { $subject }
audit-clean = ✓ Every rial is accounted for.
audit-not-clean = ✗ Not everything adds up; see above. Keep a copy of the database before you change anything.

check-settings-ok = ✓ settings: { $path } is fine.
check-database-ok = ✓ database: it answers.
check-database-new = ✓ database: { $path } will be made at the first start.
check-database-no-folder = ✗ database: there is no folder { $path }. Make it, or change database.url.
check-database-bad = ✗ database: { $reason }
check-telegram-ok = ✓ Telegram: connected as @{ $username }.
check-telegram-token = ✗ Telegram: the token is not accepted. Check telegram.token; @BotFather shows the right one.
check-telegram-bad = ✗ Telegram: { $url } can't be reached ({ $reason }). From a server in Iran, set telegram.proxy.
check-gateway-ok = ✓ gateway: 24pal knows this terminal.
check-gateway-key = ✗ gateway: 24pal says that gateway.api_key is wrong. Copy it again from your panel.
check-gateway-odd = ✗ gateway: { $url } gives no answer that 24pal would give ({ $reason }). Check gateway.base_url.
check-gateway-bad = ✗ gateway: { $url } can't be reached ({ $reason }). From outside Iran, 24pal may refuse you.
check-public-ok = ✓ public address: { $url } leads to this shop.
check-public-other = ✗ public address: { $url } answers with { $status }, but it is not this shop. Check your reverse proxy and web.public_url.
check-public-bad = ✗ public address: { $url } can't be reached from here ({ $reason }). Is the shop running, and does its reverse proxy lead to web.port?

sandbox-serving = A pretend { $name } is at { $url } – Ctrl-C stops it.
