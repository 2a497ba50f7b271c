# What we recorded, held against what the gateway says.

command-reconcile = Compare a day with the gateway

reconcile-which-day =
    🔎 <b>Compare with the gateway</b>
    Every payment of a day is asked about again. What the gateway says is paid, and is not recorded here, is settled at once; nothing else is changed.
    Which day?
reconcile-button-today = Today
reconcile-button-yesterday = Yesterday
reconcile-button-other = 📅 Another day …
reconcile-ask-day = Which day? Write it like <code>2026-11-24</code>; a Jalali date is fine too.
reconcile-ready = 🔎 The payments of <b>{ $day }</b> are compared with the gateway.
reconcile-button-begin = ▶️ Begin
reconcile-under-way = ⏳ { $day }: { $done } of { $total } payments compared
reconcile-head =
    🔎 <b>{ $day }</b>: { $differences ->
        [0] ✅ everything agrees.
        [one] one difference.
       *[other] { $differences } differences.
    }
reconcile-line =
    { $verdict ->
        [only_ours] 🔴 Payment { $payment } (order { $order }): { $ours } are recorded as paid here, but the gateway says not paid. Look at your terminal’s list; code { $our_code }.
        [amount_differs] 🔴 Payment { $payment } (order { $order }): { $ours } here, { $theirs } at the gateway.
        [code_differs] 🟠 Payment { $payment } (order { $order }): tracking code { $our_code } here, { $their_code } at the gateway.
        [only_theirs] { $settled ->
            [paid] 🟢 Payment { $payment } (order { $order }): { $theirs } were paid and not recorded. Settled now; code { $their_code }.
            [held] 🟠 Payment { $payment } (order { $order }): { $theirs } were paid and not recorded. They wait for your decision now; code { $their_code }.
           *[other] 🟠 Payment { $payment } (order { $order }): the gateway says that { $theirs } were paid, and did not say so again when it was settled. Try again.
        }
        [no_answer] ⚪️ Payment { $payment } (order { $order }): no answer that can be understood.
       *[other_terminal] ⚪️ Payment { $payment } (order { $order }): it belongs to another terminal, which can’t be asked with the present api_key.
    }
reconcile-more = … and { $number } more; all of them are in the file.
reconcile-gave-up = ⚠️ The gateway does not answer, so { $left } payments were not compared. Try again later.
reconcile-sums =
    Compared: { $compared }
    Recorded as paid before this: { $ours } · { $ours_sum }
    Paid at the gateway: { $theirs } · { $theirs_sum }
reconcile-file = 🔎 All the differences. There are tracking codes in it: keep it safe.
reconcile-verdict =
    { $verdict ->
        [only_ours] paid here, not at the gateway
        [amount_differs] the amounts differ
        [code_differs] the tracking codes differ
        [only_theirs] paid at the gateway, was not recorded here
        [no_answer] no answer
        [other_terminal] another terminal
       *[agrees] agrees
    }
reconcile-column-payment = Payment
reconcile-column-order = Order
reconcile-column-verdict = Found
reconcile-column-state = State now
reconcile-column-ours = Recorded here (rials)
reconcile-column-theirs = At the gateway (rials)
reconcile-column-our_code = Tracking code here
reconcile-column-their_code = Tracking code at the gateway

audit-did-job_reconcile = compared { $subject } with the gateway
audit-did-reconcile_day = chose a day to compare
