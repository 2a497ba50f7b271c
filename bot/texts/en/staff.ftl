# Those who run the shop, and the record of what they did. $role is owner, manager, support or viewer.

command-staff = Who runs the shop
command-audit = Who did what

staff-role =
    { $role ->
        [owner] 👑 Owner
        [manager] 🧭 Manager
        [support] 💬 Support
       *[viewer] 👁 Viewer
    }
staff-no-right =
    Your role ({ $role ->
        [owner] owner
        [manager] manager
        [support] support
       *[viewer] viewer
    }) doesn’t include this. An owner of the shop can change that.

staff-head =
    👥 <b>Who runs the shop</b>
    Owners are named in the settings file. Everybody else comes by a link that works once.{ $invites ->
        [0] { "" }
       *[other] {" "}⏳ marks links that nobody has used yet; a tap withdraws one.
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
        [manager] Manager
        [support] Support
       *[viewer] Viewer
    }, until { $until }
staff-button-new = ➕ Invite somebody
staff-button-list = 👥 Everybody
staff-which-role =
    As what?
    🧭 <b>Manager</b>: everything but staff and backups.
    💬 <b>Support</b>: sees orders, answers buyers, sends goods again.
    👁 <b>Viewer</b>: sees orders and figures, changes nothing.
staff-button-role =
    { $role ->
        [manager] 🧭 Manager
        [support] 💬 Support
       *[viewer] 👁 Viewer
    }
staff-invite-below = The link is below.
staff-invite-made =
    🎟 Send this link to the one you mean, and to nobody else:
    { $link }

    Whoever opens it first becomes { $role ->
        [manager] a manager
        [support] support
       *[viewer] a viewer
    }. It works once, for 24 hours; you’ll be told who used it.
staff-invite-withdrawn = Withdrawn: the link leads nowhere now.
staff-invite-gone = That link is used or withdrawn already.
staff-invite-refused =
    { $why ->
        [used] Somebody has used this link already. Ask for a new one.
        [over] This link has ended. Ask for a new one.
        [owner] You own the shop: there is nothing to join.
       *[no_such_invite] This link leads nowhere. Ask for a new one.
    }
staff-welcome =
    🎉 Welcome to the staff of <b>{ $shop }</b>. You are { $role ->
        [manager] a manager
        [support] support
       *[viewer] a viewer
    } now; /help shows what you can do.
staff-has-joined =
    👥 <b>{ $name }</b> ({ $id }) has used your link and is { $role ->
        [manager] a manager
        [support] support
       *[viewer] a viewer
    } now. /staff
staff-card =
    { $role ->
        [owner] 👑 Owner
        [manager] 🧭 Manager
        [support] 💬 Support
       *[viewer] 👁 Viewer
    }: <b>{ $name }</b>
    ID { $id } · since { $since }
staff-button-make =
    { $role ->
        [manager] Make a manager 🧭
        [support] Make support 💬
       *[viewer] Make a viewer 👁
    }
staff-button-trail = 📜 What they did
staff-button-remove = 🚪 Remove from the staff
staff-remove-really = Remove <b>{ $name }</b> from the staff? They stay a buyer; an open form of theirs closes unsaved.
staff-button-remove-yes = Yes, remove
staff-button-keep = No, keep
staff-no-such-member = There is no such member (any more).
staff-role-changed =
    Your role in <b>{ $shop }</b> is now { $role ->
        [manager] manager
        [support] support
       *[viewer] viewer
    }. /help shows what you can do.
staff-removed = You are no longer on the staff of <b>{ $shop }</b>. You can still buy here.

audit-head = 📜 <b>Who did what</b>
audit-found = 📜 <b>Who did what</b> · “{ $words }”
audit-nothing-yet = Nothing has been recorded yet.
audit-nothing-found = Nothing recorded has “{ $words }” in it.
audit-line =
    { $at } · <b>{ $name }</b>
    { $did }
# What was done: $subject is what to, $detail more about it.
# What it was done to; $kind is written into the record by the program.
audit-thing =
    { $kind ->
        [order] order { $number }
        [payment] payment { $number }
        [broadcast] broadcast { $number }
        [product] product { $number }
        [category] category { $number }
        [discount] discount { $number }
        [delivery] delivery { $number }
        [buyer] buyer { $number }
       *[person] person { $number }
    }
audit-stock-how =
    { $how ->
        [add] more
       *[set] counted anew
    }
audit-change = { $old } → { $new }
audit-did-other = { $what } { $subject } { $detail }
audit-did-staff_invited = made a link for a new { $detail }
audit-did-staff_invite_withdrawn = withdrew a link for the staff
audit-did-staff_joined = joined the staff as { $detail }
audit-did-staff_changed = changed the role of { $subject }: { $detail }
audit-did-staff_removed = removed { $subject } ({ $detail })
audit-did-phide = hid product { $subject }
audit-did-pshow = showed product { $subject }
audit-did-parchive = archived product { $subject }
audit-did-prestore = brought product { $subject } back
audit-did-pmove = moved product { $subject }
audit-did-carchive = archived category { $subject }
audit-did-crestore = brought category { $subject } back
audit-did-cmove = moved category { $subject }
audit-did-unlimited = made product { $subject } unlimited
audit-did-closelink = closed payment link { $subject }
audit-did-darchive = archived discount { $subject }
audit-did-drestore = brought discount { $subject } back
audit-did-csvout = took the catalogue out as CSV
audit-did-import_catalog = took a catalogue in from CSV
audit-did-redeliver = tried delivery { $subject } again
audit-did-restocked = handed over order { $subject }, held as sold out
audit-did-delivery_done = handed over by hand: { $detail } ({ $subject })
audit-did-add_product = added a product: { $detail }
audit-did-edit_product = changed { $subject }: { $detail }
audit-did-add_category = added a category: { $detail }
audit-did-rename_category = renamed { $subject }: { $detail }
audit-did-stock = changed the stock: { $detail } ({ $subject })
audit-did-new_codes = added codes: { $detail } ({ $subject })
audit-did-code_back = took a code back: { $detail } ({ $subject })
audit-did-pay_link = made a payment link: { $detail }
audit-did-new_discount = made a discount: { $detail }
audit-did-edit_discount = changed { $subject }: { $detail }
