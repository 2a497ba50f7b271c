# How the shop does: the figures in words, and what stands on the picture. $change is like "+12%", or "–" where there was
# nothing to compare with; $amount comes with its unit.

command-stats = How the shop does

stats-name =
    { $choice ->
        [today] Today
        [yesterday] Yesterday
        [week] This week
        [month] This month
        [thirty] Last 30 days
       *[dates] { $days }
    }
stats-days = { $first } – { $last }
stats-title =
    📊 <b>{ $name }</b>{ $named ->
        [yes] {" "}· { $days }
       *[no] { "" }
    }
stats-compared =
    <i>compared with { $days }{ $over ->
        [yes] { "" }
       *[no] {", "}until the same time
    }</i>
stats-nothing = 🌱 Nothing was sold in this time. Share a product or a payment link, and the first sale shows up here.
stats-revenue = 💰 Revenue: <b>{ $amount }</b> ({ $change })
stats-given-back =
    ↩️ Given back: { $amount } ({ $number ->
        [one] one refund
       *[other] { $number } refunds
    })
stats-orders = 🧾 Orders paid: <b>{ $number }</b> ({ $change })
stats-average = ⚖️ Average order: { $amount } ({ $change })
stats-buyers = 👤 New buyers: { $number } ({ $change })
stats-links = 🔗 Pay links: { $number } ({ $change }), { $share } paid
stats-no-links = 🔗 No pay links were made
stats-fate = { stats-fate-name } { $number }
stats-fate-name =
    { $fate ->
        [paid] paid
        [open] still open
        [expired] expired
        [cancelled] cancelled
        [failed] failed at the gateway
       *[held] held
    }
stats-best = 🏆 <b>Best sellers</b>
stats-best-line =
    { $place }. { $name }: { $pieces ->
        [one] one piece
       *[other] { $pieces } pieces
    }, { $amount }
stats-gateway = 🏦 Gateway: { $share } of finished payments went through
stats-quick = ⏱ Half were paid within { $median }, nine in ten within { $ninetieth }
stats-nothing-waits = ✅ Nothing waits for you now
stats-waiting =
    ⏳ Now: { $held ->
        [0] no order held
        [one] one order held
       *[other] { $held } orders held
    }, { $deliveries ->
        [0] no delivery waiting
        [one] one delivery waiting
       *[other] { $deliveries } deliveries waiting
    }

stats-chart-revenue =
    Revenue per { $step ->
        [hour] hour
        [day] day
       *[week] week
    }, { $unit }
stats-chart-before = the period before
stats-chart-against =
    { $known ->
        [yes] { $change } compared with the period before
       *[no] nothing was sold in the period before
    }
stats-chart-links =
    { $number ->
        [one] One pay link: where it went
       *[other] { $number } pay links: where they went
    }
stats-chart-link = { $number } · { $share }
stats-chart-best = Best sellers
stats-chart-sold =
    { $amount } · { $pieces ->
        [one] one piece
       *[other] { $pieces } pieces
    }

stats-button =
    { $chosen ->
        [yes] { "• " }
       *[no] { "" }
    }{ $choice ->
        [today] Today
        [yesterday] Yesterday
        [week] This week
        [month] This month
       *[thirty] 30 days
    }
stats-button-dates = 🗓 Other dates
stats-how-to-ask =
    🗓 Write the first day and the last one after the command, in either calendar:
    { $gregorian }
    { $jalali }
    One date alone shows that day.
stats-not-dates = I couldn't read that as dates. Write the first day and the last one, like this: { $example }
stats-no-such-day = There is no such day in the calendar. Check the dates and send them again, like this: { $example }
stats-wrong-order = The last day is before the first. Swap them and send it again, like this: { $example }
stats-not-begun = These days are still to come. Choose days up to today, like this: { $example }
stats-too-long = That is more than two years. Choose at most { $most } days at once, like this: { $example }

stats-digest = 🌙 <b>{ $shop }</b>, the day in figures:
stats-digest-morning = ☀️ <b>{ $shop }</b>, yesterday in figures:
