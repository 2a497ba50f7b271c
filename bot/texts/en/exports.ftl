# Taking records out, and other work in the background. $records is orders, payments, buyers or audit.

command-export = Orders, payments, buyers as a file

job-begun =
    { $kind ->
        [export] ⏳ The file is being made …
        [reconcile] ⏳ Asking the gateway …
       *[backup] ⏳ The backup is being made …
    }
job-button-cancel = ✖️ Cancel
job-cancelled =
    { $kind ->
        [export] ✖️ Cancelled: no file was made.
        [reconcile] ✖️ Cancelled. What was settled so far stays settled.
       *[backup] ✖️ Cancelled: no backup was made.
    }
job-not-there = This has ended already.
job-too-many = Three pieces of your work are under way. Wait for one of them, or cancel it.
job-broken-off =
    { $kind ->
        [export] ❌ The file could not be made: three tries failed. Ask for fewer days, or look at the log on the server.
        [reconcile] ❌ This could not be brought to an end: three tries failed. Please try again later.
       *[backup] ❌ The backup could not be made: three tries failed. Look at the log on the server.
    }

export-head = 📤 <b>Take records out</b>
    What do you want?
export-records =
    { $records ->
        [orders] 🧾 Orders
        [payments] 💳 Payments
        [buyers] 👤 Buyers
       *[audit] 📜 Who did what
    }
export-which-days =
    { $records ->
        [orders] 🧾 <b>Orders</b>, by the day they were made
        [payments] 💳 <b>Payments</b>, by the day they were paid (those unpaid: the day they were asked for)
        [buyers] 👤 <b>Buyers</b>, by the day they first came
       *[audit] 📜 <b>Who did what</b>
    }
    Of which days?
export-period =
    { $period ->
        [today] Today
        [week] This week
        [month] This month
       *[all] Everything
    }
export-button-dates = 📅 Other dates …
export-which-format =
    { $records ->
        [orders] 🧾 <b>Orders</b>
        [payments] 💳 <b>Payments</b>
        [buyers] 👤 <b>Buyers</b>
       *[audit] 📜 <b>Who did what</b>
    }, { $days }
    As what?
export-format =
    { $format ->
        [xlsx] 📗 Excel (XLSX)
       *[csv] 📄 CSV
    }
export-days-all = everything
export-days-one = { $first }
export-days = { $first } to { $last }
export-button-back = ‹ Back
export-ask-dates =
    Which days? Write one (<code>2026-11-24</code>), or the first and the last (<code>2026-11-01 to 2026-11-24</code>). Jalali dates are fine too.
export-day-wrong =
    { $why ->
        [no_such_day] There is no day “{ $found }”.
        [future] “{ $found }” has not come yet.
        [backwards] The last day comes before the first.
        [too_many] That is too many dates.
       *[not_a_day] “{ $found }” is no date that I understand. Write it like 2026-11-24 or 1405/09/03.
    }
export-under-way =
    ⏳ { $records ->
        [orders] Orders
        [payments] Payments
        [buyers] Buyers
       *[audit] Who did what
    }: { $done } of { $total } ({ $percent }%)
export-done =
    ✅ { $records ->
        [orders] Orders
        [payments] Payments
        [buyers] Buyers
       *[audit] Who did what
    }: { $rows ->
        [one] one row
       *[other] { $rows } rows
    }{ $parts ->
        [one] { "" }
       *[other] , in { $parts } files
    }. The file comes below.
export-file =
    { $records ->
        [orders] 🧾 Orders
        [payments] 💳 Payments
        [buyers] 👤 Buyers
       *[audit] 📜 Who did what
    }. There is personal data in it: keep it safe.
export-part = Part { $number } of { $parts }. There is personal data in it: keep it safe.

audit-did-job_export = took out { $subject }: { $detail }
audit-did-job_cancelled = cancelled background work { $subject }
audit-did-export_dates = chose dates for a file

# The first row of each file.
export-column-order = Order
export-column-payment = Payment
export-column-number = Number
export-column-made_at = Made at ({ $zone })
export-column-made_at_jalali = Made on (Jalali)
export-column-paid_at = Paid at ({ $zone })
export-column-paid_at_jalali = Paid on (Jalali)
export-column-came_at = First came at ({ $zone })
export-column-came_at_jalali = First came on (Jalali)
export-column-done_at = At ({ $zone })
export-column-done_at_jalali = On (Jalali)
export-column-buyer_id = Buyer’s ID
export-column-buyer = Buyer
export-column-title = What for
export-column-amount = Amount (rials)
export-column-discount = Discount (rials)
export-column-paid_amount = Paid (rials)
export-column-bought = Bought for (rials)
export-column-state = State
export-column-held_reason = Why held
export-column-bank_code = Bank’s tracking code
export-column-invoice_key = Invoice at the gateway
export-column-language = Language
export-column-blocked = Blocked the bot
export-column-orders = Orders
export-column-by_id = By (ID)
export-column-by_name = By
export-column-role = Role
export-column-did = Did
export-column-what = What
export-column-subject = To what
export-column-detail = More

# What stands in the cells.
export-order-state =
    { $word ->
        [open] open
        [paid] paid, not handed over yet
        [delivered] delivered
        [held] waits for a decision
        [refunded] refunded
        [cancelled] cancelled
       *[expired] expired
    }
export-payment-state =
    { $word ->
        [requested] being asked for
        [unknown] no invoice: the answer was lost
        [pending] not paid so far
        [paid] paid
        [failed] failed
        [abandoned] never paid
       *[held] waits for a decision
    }
export-held-reason =
    { $word ->
        [amount_differs] another amount was paid
        [paid_twice] paid a second time
       *[bank_code_repeated] the tracking code is another payment’s
    }
export-language =
    { $word ->
        [fa] Persian
       *[en] English
    }
export-role =
    { $word ->
        [owner] owner
        [manager] manager
        [support] support
       *[viewer] viewer
    }
export-flag =
    { $word ->
        [yes] yes
       *[no] no
    }

cli-exported =
    { $rows ->
        [one] One row
       *[other] { $rows } rows
    } in { $path }
cli-export-folder = There is no folder { $path }.
cli-export-day = { $option }: “{ $found }” is no day that has begun. Write it like 2026-11-24 or 1405/09/03.
