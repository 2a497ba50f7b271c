# Who is kept out of the shop. $name and $id are theirs; a notice on a button has room for 200 characters.

# $reachable is "no" where the shop has not left an address.
buyer-kept-out =
    { $reachable ->
        [yes] Sorry, { $shop } takes no more orders or messages from this account. For questions, please write to { $contact }. Your orders are still in /orders.
       *[no] Sorry, { $shop } takes no more orders or messages from this account. Your orders are still in /orders.
    }

command-ban = Keep somebody out
command-unban = Let somebody in again
command-bans = Who is kept out

ban-ask-who = Whom do you want to ban? Send the number behind their name, as it stands in alerts and in /threads.
ban-ask-reason = Why? Only the staff see it.
# $known is "no" for somebody who has never written to the bot.
ban-preview =
    { $known ->
        [yes] 🚫 Ban <b>{ $name }</b> ({ $id })?
       *[no] 🚫 Ban { $id }? Nobody with this number has written to the bot yet.
    }
    Reason: { $reason }

    They can’t order, search or write to the shop any more. What they have paid for, or pay by a link that they have, is still settled and delivered.
ban-done = 🚫 <b>{ $name }</b> ({ $id }) is banned. /bans shows everybody, and lets them in again.
ban-is-staff = This is one of the staff, and they can’t be banned. An owner can remove them with /staff first.
ban-already = They are banned already: see /bans.
ban-how = I couldn’t read that. Send <code>/ban 123456789 reason</code>, or /ban alone, and I will ask.
ban-how-back = I couldn’t read that. Send <code>/unban 123456789</code>, or pick from /bans.
ban-ended = 🔓 <b>{ $name }</b> ({ $id }) can order and write again.
ban-none-of = { $id } is not banned.
ban-toast-ended = They can order and write again.
ban-toast-none = They are not banned (any more).
bans-head = 🚫 <b>Who is kept out</b>
bans-none = Nobody is banned.
bans-line =
    <b>{ $name }</b> ({ $id })
    { $at } · { $by }
    { $reason }
bans-button-back = 🔓 Let { $name } in again

audit-did-ban = banned somebody { $subject }: { $detail }
audit-did-unban = let { $subject } in again
