# What the merchant reads about the stock. $title is a product's name.

command-stock = Stock and codes

stock-head =
    📦 <b>Stock</b>
    What is counted, the lowest first. Tap a product, or send its SKU: /stock coffee
stock-empty = 📦 Nothing is counted yet. Send /stock with a product's SKU to count it.
# $seen says whether buyers see it.
stock-line =
    { $stock ->
        [0] 🔴 { $title } · none left
       *[other] { $title } · { $stock } left
    }{ $seen ->
        [no] {" "}· hidden
       *[other] { "" }
    }
stock-no-such-sku = No product has the SKU { $sku }.
stock-no-such-product = This product is no longer there.

stock-card =
    📦 <b>{ $title }</b> ({ $sku }){ $seen ->
        [no] {" "}· hidden from buyers
       *[other] { "" }
    }

    { $counted ->
        [no] There is no end of it: it is not counted.
       *[other] Left to order: <b>{ $stock }</b>
    }
stock-ordered = In open orders: { $held } · sold: { $sold }
stock-free-codes = Codes that nobody has been given: { $number }
stock-changes = Last changes:
stock-change =
    • { $sign ->
        [plus] +{ $number }
       *[other] −{ $number }
    } · { $name } · { $at }

button-set-stock = ✏️ Set the number
button-add-stock = ➕ Add some
button-unlimited = ♾ No end of it
button-unlimited-yes = ♾ Yes, don't count it
button-add-codes = ➕ Add codes
button-code-back = ➖ Take a code back
button-stock-list = 📦 All stock
button-stock-card = 📦 Its stock

stock-unlimited-really = Stop counting <b>{ $title }</b>? Buyers can then order any number of it. You can set a number again at any time.

stock-set-how-many = How many of <b>{ $title }</b> can be ordered from now on? What open orders hold is not counted in.
stock-add-how-many = How many more of <b>{ $title }</b> are there? To take some out, write a minus before the number: −3
stock-saved = ✅ <b>{ $title }</b>: { $stock } left to order.
stock-not-so-many = That can't be: { $stock } are left now, and there may be 0 to { $most } of it.
stock-add-to-unlimited = There is no end of it, so there is nothing to add to. Set the number instead.
stock-not-counted = The stock of codes is the number of codes there are: add codes, or take some back.

# Codes. $line counts what the merchant sent, $why says what is wrong there.
codes-which =
    Send the codes for <b>{ $title }</b>, one on each line.
    If they don't fit into one message, send them as a text file.
codes-preview =
    { $number ->
        [one] One code is added to <b>{ $title }</b>: { $first }
       *[other]
            { $number } codes are added to <b>{ $title }</b>.
            First: { $first }
            Last: { $last }
    }
    { $stock } are left to order then.
codes-added =
    { $number ->
        [one] ✅ One code was added to <b>{ $title }</b>; { $stock } left to order.
       *[other] ✅ { $number } codes were added to <b>{ $title }</b>; { $stock } left to order.
    }
codes-too-many = These are too many at once: at most { $most }. Please send them in parts.
codes-no-codes = This product has no codes.
codes-refused =
    { $number ->
        [one] One line can't be taken, so no code was added. Please mend it and send all of them again:
       *[other] { $number } lines can't be taken, so no code was added. Please mend them and send all of them again:
    }
    { $lines }{ $more ->
        [0] { "" }
        [one] {" "}… and one more
       *[other] {" "}… and { $more } more
    }
codes-bad-line =
    { $why ->
        [empty] Line { $line } is empty.
        [too_long] Line { $line } is too long: { $code }
        [control] Line { $line } has invisible control characters: { $code }
        [twice] Line { $line } stands here twice: { $code }
       *[already_there] Line { $line } is in the stock already, or was sold: { $code }
    }

code-back-which = Which code of <b>{ $title }</b> shall I take out? Only one that nobody has been given.
code-back-preview = { $code } is taken out of <b>{ $title }</b>, and nobody will be given it.
code-back-not-free = { $code } can't be taken back: it was given to a buyer, or it is none of these codes.
code-back-all-ordered = Every code that is left is held by an open order. Try again when it is over.
code-back-done = ✅ { $code } is taken out; { $stock } left to order.
