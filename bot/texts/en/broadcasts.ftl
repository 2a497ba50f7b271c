# Messages to many people: what the staff read about them, and what buyers read under them.

command-broadcast = Write to everybody

broadcasts-list =
    📣 <b>Broadcasts</b>
    One goes out at a time; the others wait in line behind it.
broadcasts-none =
    📣 You haven’t written to everybody yet.
    A broadcast is one message to all your buyers, or to some of them.
broadcasts-line =
    { $state ->
        [draft] 📝
        [waiting] 🕐
        [running] 📤
        [paused] ⏸
        [stopping] ⏹
        [stopped] ⏹
       *[done] ✅
    } { $text }{ $state ->
        [draft] { "" }
       *[other] {" "}· { $sent } of { $total }
    }
broadcasts-no-such = There is no such broadcast (any more).
broadcasts-not-a-draft = It has been sent off or discarded meanwhile. Please begin a new one.

broadcasts-button-new = ➕ New broadcast
broadcasts-button-list = 📣 All broadcasts
broadcasts-button-refresh = 🔄 Refresh
broadcasts-button-send =
    { $people ->
        [one] ✅ Send to { $people } person now
       *[other] ✅ Send to { $people } people now
    }
broadcasts-button-test = 📨 Send it to me first
broadcasts-button-change = ✏️ Change
broadcasts-button-discard = 🗑 Discard
broadcasts-button-pause = ⏸ Pause
broadcasts-button-go-on = ▶️ Go on
broadcasts-button-stop = ⏹ Stop
broadcasts-button-stop-yes = Yes, stop it
broadcasts-button-stop-no = No, let it be

broadcasts-ask-photo = Should a picture stand over the text? Send it, or skip this.
broadcasts-ask-text =
    What do you want to say?
    It goes out just as you type it, up to { $most } characters.
broadcasts-ask-buttons =
    Buttons under it? One on each line, up to { $most }, with what it opens after a dash:
    <code>Our channel - https://t.me/example</code>
    <code>Buy it now - SKU</code> (a product of yours, by its SKU)
broadcasts-ask-to = Who gets it?
broadcasts-ask-sku = Which product did they buy? Send its SKU; it stands on the product’s card in /products.
broadcasts-to-everybody = Everybody
broadcasts-to-bought = Those who bought
broadcasts-to-product = Those who bought a product
broadcasts-to-persian = Those who read Persian
broadcasts-to-english = Those who read English

broadcasts-text-too-long = This is { $length } characters long; { $most } fit in one message. Under a picture it is 1024 at most.
broadcasts-buttons-wrong =
    { $number ->
        [one] One line is not a button yet:
       *[other] { $number } lines are not buttons yet:
    }
    { $told }
    Please send all lines again.
broadcasts-button-mistake =
    Line { $line }: { $why ->
        [no_dash] it needs a text, a dash with spaces around it, and what it opens.
        [long] the text on a button is up to 64 characters.
        [address] this address leads nowhere.
        [neither] after the dash comes an address with https:// or a SKU.
        [sku] no product has this SKU.
        [not_for_sale] this product isn’t for sale.
       *[too_many] that is one button too many: 10 are the most.
    }
broadcasts-no-such-sku = No product has the SKU “{ $sku }”.

broadcasts-draft-head = 📝 <b>Broadcast { $number }</b>: what stands above is exactly what they get.
broadcasts-to =
    👥 To: <b>{ $audience ->
        [bought] those who bought
        [product] those who bought “{ $product }”
        [persian] those who read Persian
        [english] those who read English
       *[everybody] everybody
    }</b>
broadcasts-reach =
    { $people ->
        [0] Right now that is nobody.
        [one] It reaches <b>{ $people }</b> person now.
       *[other] It reaches <b>{ $people }</b> people now, in about { $time }. Once sent, it can be stopped, but not taken back.
    }
broadcasts-left-out =
    🔕 Left out: { $blocked } who blocked the bot, { $wanted } who want no news
broadcasts-test-sent = Sent to you, and to nobody else.
broadcasts-nobody = There is nobody to send it to right now.
broadcasts-discarded = 🗑 Discarded; nobody got it.
broadcasts-begins = 📤 Broadcast { $number } goes out. Below you can watch it.
broadcasts-waits =
    🕐 Broadcast { $number } waits in line: { $ahead ->
        [one] one goes
       *[other] { $ahead } go
    } out before it. It then begins by itself.

broadcasts-head =
    { $state ->
        [waiting] 🕐 <b>Broadcast { $number }</b> waits in line
        [running] 📤 <b>Broadcast { $number }</b> is going out
        [paused] ⏸ <b>Broadcast { $number }</b> is paused
        [stopping] ⏹ <b>Broadcast { $number }</b> is being stopped
        [stopped] ⏹ <b>Broadcast { $number }</b> was stopped
       *[done] ✅ <b>Broadcast { $number }</b> is done
    }
broadcasts-snippet = <i>{ $text }</i>
broadcasts-in-line =
    { $ahead ->
        [0] It begins in a moment.
        [one] One goes out before it.
       *[other] { $ahead } go out before it.
    }
broadcasts-sent = 📬 Sent: <b>{ $sent }</b> of { $total }
broadcasts-blocked = 🚫 Blocked the bot: { $number }
broadcasts-failed = ⚠️ Failed: { $number }
broadcasts-answer-lost = { $number }: Telegram’s answer was lost twice; they may have it
broadcasts-reason = { $number }: { $reason }
broadcasts-no-news = 🔕 Wanted no news meanwhile: { $number }
broadcasts-left = ⏳ Left: <b>{ $left }</b>, about { $time }
broadcasts-over =
    { $left ->
        [0] Together: all { $total }, nobody is left.
       *[other] Not sent any more: <b>{ $left }</b>. Together: all { $total }.
    }
broadcasts-stop-really =
    Stop broadcast { $number } for good? { $left ->
        [one] { $left } person doesn’t have it yet and never gets it.
       *[other] { $left } people don’t have it yet and never get it.
    } To go on later, pause it instead.

# Under every broadcast, for whoever gets it.
news-button-stop = 🔕 No more news
news-button-again = ↩️ Undo
news-stopped = 🔕 You won’t get news from us any more. What concerns your orders still reaches you.
news-again = 🔔 You’ll get our news again.

audit-did-broadcast = wrote a broadcast: { $detail }
audit-did-broadcast_sent = sent { $subject } to { $detail } people
audit-did-broadcast_discarded = discarded { $subject }
audit-did-broadcast_paused = paused { $subject }
audit-did-broadcast_gone_on = let { $subject } go on
audit-did-broadcast_stopped = stopped { $subject }
