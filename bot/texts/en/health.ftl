# How every part of the shop is.

command-health = Is everything well?

health-head =
    { $sign ->
        [red] 🔴 <b>Something must be done</b>
        [amber] 🟠 <b>It works; please look at this</b>
       *[green] 🟢 <b>Everything is well</b>
    } · { $at }
health-line =
    { $sign ->
        [red] 🔴
        [amber] 🟠
       *[green] 🟢
    } { $text }
health-button-again = 🔄 Look again
health-gateway =
    24pal: { $state ->
        [not_asked] not asked anything since the start.
        [refuses] refuses our requests, last at { $at } ({ $mistake ->
            [api_key] it says that the api_key is wrong: compare it with your panel at 24pal
            [amount] it says that the amount is wrong: compare min_amount with your terminal’s limits
            [return_url] it says that the return address is missing: check public_url
           *[method] something between us and 24pal changes requests: check base_url
        }).
        [no_answer] no answer that can be understood, last at { $at } ({ $why ->
            [connection] it can’t be reached: is the server’s network well?
            [timeout] it takes too long: wait, or raise timeout
            [bank_unreachable] it can’t reach the bank: wait
           *[nonsense] its answers make no sense: check base_url
        }). We keep asking; payments are safe.
       *[well] answered at { $at }.
    }
health-telegram =
    Telegram: { $state ->
        [quiet] no updates come in. Check the network and the proxy in the settings.
       *[well] connected.
    }
health-database =
    Database ({ $kind }): { $state ->
        [no_answer] does not answer. Check the disk, or the server that it runs on.
        [slow] { $size }, but it takes { $milliseconds } ms to answer. Is the disk busy or the machine too small?
       *[well] { $size }, answers in { $milliseconds } ms.
    }
health-backlog =
    Waiting: { $state ->
        [messages] { $messages } messages, the oldest for { $span }. Telegram may be slow or out of reach.
        [checks] payments that should have been asked about { $span } ago. Look at the gateway, and at the log.
        [updates] { $updates } updates. If it stays so, the machine is too small or the database too slow.
       *[well] { $messages ->
            [one] one message
           *[other] { $messages } messages
        }, { $updates ->
            [one] one update
           *[other] { $updates } updates
        }.
    }
health-disk =
    Free space: { $free }{ $state ->
        [little] . Make room: when the disk is full, nobody can buy.
       *[well] .
    }
health-backup =
    Backup: { $state ->
        [no_key] none can be made yet. /backup tells how to begin.
        [never] none so far. /backup makes one.
        [by_hand] the last one at { $at }. Set backup.every, and they come by themselves.
        [late] the last one at { $at }, too long ago. Look at the log; /backup makes one now.
       *[well] the last one at { $at }.
    }
health-program = Dargah { $version }, running for { $span }.
