# Guided forms: one question after the other, answered by people of the shop and by buyers.

form-progress = <i>{ $number } of { $of }</i>
form-current = So far: { $value }
form-chosen = ➜ <b>{ $value }</b>
form-replaced = <i>The form you had open before is closed; nothing of it was saved.</i>
form-counts-in =
    <i>The shop’s currency was changed meanwhile. This form goes on in { $currency ->
        [toman] tomans
       *[rial] rials
    }, as it was begun.</i>
form-complete = That is everything. Shall I save it?
form-saved = ✅ Saved
form-cancelled = Cancelled. Nothing was changed.

# How an answer is written where the form has no better words for it.
form-skipped = skipped
form-yes = Yes
form-no = No
form-a-file = the file you sent
form-items =
    { $number ->
        [one] { $number } item
       *[other] { $number } items
    }

form-button-keep = ✔️ Keep as it is
form-button-skip = Skip ⏭
form-button-clear = Leave empty
form-button-back = ↩️ Back
form-button-save = ✅ Save
form-button-cancel = ✖️ Cancel

form-toast-moved-on = The form has moved on: please answer its last message.
form-toast-closed = This form is closed.

# Why an answer was not taken.
form-use-buttons = Everything is answered. Please save it or go back with the buttons.
form-choose = Please choose one of the buttons.
form-choice-gone = This choice is no longer there. Please choose another.
form-needs-text = Please answer this one in writing.
form-needs-photo = Please send a photo.
form-needs-file = Please send a file.
form-needs-text-or-file = Please send it in writing, or as a text file.
form-file-empty = This file is empty.
form-file-too-large = This file is too large: a bot may fetch up to 20 megabytes.
form-file-too-long = This text is too long: up to 1 megabyte is taken.
form-file-not-text = This file can't be read as text. Please save it as UTF-8 and send it again.
form-file-unavailable = Telegram didn't hand the file over. Please send it again.
form-text-empty = Please write something.
form-text-too-long = This is { $length } characters long; up to { $most } are taken.
form-code-word = Only Latin letters, digits, “-” and “_” are taken here, up to { $most } of them.
form-number-not-understood = I couldn't read that as a whole number. For example: { $example }
form-number-too-small = At least { $least } please.
form-number-too-large = At most { $most } please.
form-money-not-understood = I couldn't read that as an amount. For example: { $example }
form-money-not-positive = The amount must be more than zero.
form-money-fraction = The amount is finer than one rial.
form-money-too-small = The amount must be at least { $smallest }.
form-money-too-large = The amount can be at most { $largest }.
form-moment-not-understood =
    I couldn't read that as a time. Write it like this:
    { $example }, with a time of day if you like: { $exact }
    or from now on: <code>7d</code>, <code>12h</code>
form-moment-no-such-day = There is no such day or time. For example: { $example }
form-moment-past = { $moment } is over already. Please give a later time.
form-moment-too-far = That is more than a hundred years away. Please give an earlier time.
form-yes-or-no = Please answer “yes” or “no”.
