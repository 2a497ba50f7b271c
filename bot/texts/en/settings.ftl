# What is set by chat. $setting is one of name, greeting_fa, greeting_en, terms_fa, terms_en, support, currency, language,
# digest_hour, maintenance, maintenance_note.

command-settings = Settings of the shop
command-terms = Terms of the shop

settings-label =
    { $setting ->
        [name] Shop name
        [greeting_fa] Greeting, Persian
        [greeting_en] Greeting, English
        [terms_fa] Terms, Persian
        [terms_en] Terms, English
        [support] Support contact
        [currency] Currency
        [language] Language
        [digest_hour] Daily figures
        [maintenance] New orders
       *[maintenance_note] Words while closed
    }
settings-about =
    { $setting ->
        [name] Buyers see it on the pay message, the receipt and the page they come back to.
        [greeting_fa] What /start says to people who read Persian, in place of our own words.
        [greeting_en] What /start says to people who read English, in place of our own words.
        [terms_fa] Shown by /terms. Once there are terms, every pay message says that paying means accepting them.
        [terms_en] Shown by /terms. Once there are terms, every pay message says that paying means accepting them.
        [support] Where /support sends buyers.
        [currency] What amounts are typed and shown in. Prices stay what they are.
        [language] What newcomers are greeted in, and alerts are written in. Everybody’s own choice stays.
        [digest_hour] When the day’s figures come to you.
        [maintenance] While the shop is closed, nobody can begin an order. What was begun goes on: payments, receipts, goods, /orders. The staff can still order, to try things out.
       *[maintenance_note] A sentence of yours to buyers who want to order while the shop is closed.
    }
settings-unset =
    { $setting ->
        [greeting_fa] our own words
        [greeting_en] our own words
        [digest_hour] at 9 o’clock
        [maintenance] are taken
       *[other] none
    }
settings-currency =
    { $currency ->
        [toman] Toman
       *[rial] Rial
    }
settings-language =
    { $speaks ->
        [fa] Persian
       *[en] English
    }
settings-hour = at { $hour } o’clock
settings-off = Off
settings-closed = are stopped 🛠

settings-head = ⚙️ <b>Settings</b>
settings-line = <b>{ $label }</b>: { $value } · <i>{ $source }</i>
settings-from-file = from the file
settings-built-in = as it comes
settings-set-here = set here by { $name }, { $at }
settings-file-head = 📄 Only the operator can set these, in config.toml:
settings-file-line = { $section } { $keys }

settings-card =
    <b>{ $label }</b>: { $value }
    <i>{ $source }</i>
settings-file-says = In the file: { $value }
settings-no-such = There is no such setting.

settings-button-change = ✏️ Change
settings-button-as-file = 📄 Back to what the file says
settings-button-unset = 🧹 Take it away
settings-button-undo = ↩️ Undo the last change
settings-button-card = ⚙️ The setting
settings-button-list = ⚙️ All settings
settings-button-close = 🛠 Stop new orders
settings-button-close-yes = Yes, stop new orders
settings-button-open-shop = ✅ Take orders again
settings-button-note = ✏️ Words to buyers
settings-close-really = Stop new orders? Payments that are under way still come to their end. Whoever wants to order reads this:

settings-ask =
    { $setting ->
        [name] What is the shop to be called?
        [greeting_fa] How is /start to greet people, in Persian? { "{name}" } stands for the buyer’s name, { "{shop}" } for the shop’s.
        [greeting_en] How is /start to greet people, in English? { "{name}" } stands for the buyer’s name, { "{shop}" } for the shop’s.
        [terms_fa] What do buyers agree to by paying? In Persian, please.
        [terms_en] What do buyers agree to by paying? In English, please.
        [support] Where can buyers reach you? A @name, a link or a telephone number.
        [currency] What are amounts to be typed and shown in?
        [language] Which language do newcomers get?
        [digest_hour] At what hour (0 to 23) are the day’s figures to come?
       *[maintenance_note] What do you want to tell buyers while the shop is closed? When you will be back, for example.
    }
settings-unknown-placeholder = { $found } means nothing here. In braces there can be { $known } only.
settings-preview = <b>{ $label }</b> is going to be:
settings-currency-means =
    Prices stay what they are: { $before } will read { $after }.
    From then on, an amount without a unit is read in the new currency. Forms that are open end in the old one.
settings-language-means = Everybody’s own choice of language stays. The command menu of people who chose none follows when the bot is started next.
settings-saved = ✅ { $label } is changed. It holds from now on, everywhere.
settings-unchanged = { $label } was so already.
settings-toast-done = Done
settings-toast-undone = Undone
settings-toast-not-undone = It has been changed since, so this can’t be undone any more.

button-terms = 📜 Terms
buyer-terms-head = 📜 <b>Terms of { $shop }</b>
buyer-no-terms = { $shop } has no terms of its own.
buyer-pay-terms = By paying you accept the terms: /terms

buyer-closed = 🛠 <b>{ $shop }</b> takes no new orders at the moment.
buyer-closed-orders = Orders and payments that you have begun go on as always: /orders
staff-orders-while-closed = 🛠 New orders are stopped: buyers can’t do this now. You are on the staff, so you can, as a test.
admin-maintenance-on =
    🛠 <b>Your shop takes no new orders</b>
    They have been stopped since { $since }. /settings

audit-did-setting_changed = changed the setting { $subject }: { $detail }
