# Talks between buyers and the shop. $name and $id are the buyer's, unless it says otherwise.

talk-open =
    💬 <b>Write to { $shop }</b>
    Write your question here, or send a photo or a file. The shop reads it, and answers in this chat. Until you tap “Done”, all that you write goes to the shop.
talk-about-order = It is about order { $order } ({ $amount }).
talk-passed-on = ✅ Passed on to { $shop }. Write on if there is more; tap “Done” when you want to use the bot again.
talk-too-often = That was a lot within one minute, so your last message was not passed on. Please wait a minute and send it again, all in one if you can.
talk-not-carried = I can carry text, photos and files (up to 20 MB) only. Please write it, or send it as a file.
talk-done =
    👌 From here on you write to the bot again. When { $shop } answers, it comes to this chat; to say more, reply to that answer or use /support.
talk-closed = 👌 Closed. /support opens a new talk whenever you need us.
talk-closed-by-shop = 👌 { $shop } has closed this talk. /support opens a new one whenever you need us.
# $about is "order" where there is one, "nothing" where there is none.
talk-from-shop =
    { $about ->
        [order] 💬 <b>{ $shop }</b> writes to you about order { $order }:
       *[nothing] 💬 <b>{ $shop }</b> writes to you:
    }
talk-button-done = ✔️ Done
talk-button-again = 💬 Write to the shop
talk-button-answer = ✍️ Answer
talk-button-close = That’s all, close the talk
talk-button-order = 💬 Ask about this order

# What the staff see. $author is one of the staff.
talk-copy = 💬 <b>{ $name }</b> ({ $id })
talk-copy-of-ours = ✉️ <b>{ $author }</b> wrote to { $name } ({ $id })
talk-copy-answered = ✅ <b>{ $name }</b>: { $text }
talk-order-line =
    🧾 Order { $order } · { $amount } · { $state ->
        [open] waiting for payment
        [paid] paid
        [delivered] paid and delivered
        [held] held, waits for a decision
        [refunded] refunded
        [cancelled] cancelled
       *[expired] time is over
    }
# $reached is "no" where the buyer has blocked the bot.
talk-answer-sent =
    { $reached ->
        [no] ⏸ { $name } has blocked the bot. What you wrote is kept, and sent if they come back.
       *[yes] ✅ Sent to { $name }, in the shop’s name.
    }
# $names are those of the staff who answered the same message before.
talk-answered-too = ℹ️ Answered before by { $names }. Both answers go to the buyer.
talk-is-closed = This talk is closed, so nothing was sent. In /threads you find the open ones; a buyer opens a new one with /support.
talk-no-such-message = This message belongs to no buyer, so nothing was sent. Reply to one that begins with a buyer’s name (💬), or open /threads.
talk-not-staff = Only the shop’s staff can answer buyers, so nothing was passed on.

command-threads = Talks with buyers
threads-head = 💬 <b>Talks with buyers</b>: those that wait for an answer first.
threads-none = 💬 No buyer waits for anything: there is no open talk.
threads-line =
    { $waits ->
        [yes] ❗ { $name } · waits since { $since }
       *[no] { $name } · answered, { $since }
    }
threads-card =
    💬 <b>{ $name }</b> ({ $id })
    { $state ->
        [open] Open since { $since }
       *[closed] Closed; opened { $since }
    }{ $reached ->
        [no] {" · "}has blocked the bot
       *[yes] { "" }
    }
threads-said =
    { $by ->
        [buyer] 👤 <b>{ $name }</b> · { $at }
       *[staff] 🏪 <b>{ $name }</b> · { $at }
    }
    { $text }
threads-button-answer = ✍️ Write to the buyer
threads-button-file = 📎 { $name }, { $at }
threads-button-end = ✔️ Close the talk
threads-button-ban = 🚫 Ban
threads-button-all = 💬 All talks
threads-ended = Closed; the buyer has been told.
threads-over = This talk is closed already.
threads-no-such = There is no such talk.

write-ask-words = What should the buyer read? It comes to them in the shop’s name, not in yours.
write-preview = ✉️ To <b>{ $name }</b> ({ $id }), in the shop’s name:
write-no-such-buyer = Nobody with this number has written to the bot, so it can’t write to them.

command-staffgroup = Where buyers’ messages come
staffgroup-here =
    👥 What buyers write comes to “{ $title }” from now on, and everybody in this group reads it. Reply to a message to answer: the buyer sees the shop’s name, not yours. Only the shop’s staff can answer.

    To undo this, write /staffgroup to the bot in private.
staffgroup-is = 👥 What buyers write comes to the group “{ $title }”.
staffgroup-none =
    👤 What buyers write comes in private to everybody on the staff who may answer.

    To have it in a group instead, add the bot to the group and write this there: { $command }
staffgroup-button-off = 👤 Send it in private again
staffgroup-gone =
    ⚠️ The bot is no longer in the group “{ $title }”, or the group was upgraded. What buyers write comes to each of you in private again; what is unanswered follows here. To use a group again, add the bot and write /staffgroup there.

audit-did-talk_answered = answered { $subject }: { $detail }
audit-did-talk_closed = closed the talk with { $subject }
audit-did-write_to_buyer = wrote to a buyer ({ $subject }): { $detail }
audit-did-staffgroup_set = had buyers’ messages sent to the group “{ $subject }” ({ $detail })
audit-did-staffgroup_unset = had buyers’ messages sent in private again, not to “{ $subject }”
