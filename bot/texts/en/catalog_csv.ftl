# The catalogue as a file for spreadsheets.

button-csv-out = 📤 To a spreadsheet (CSV)
button-csv-in = 📥 From a spreadsheet (CSV)

csv-exported =
    📤 Your whole catalogue, to be opened in Excel or Google Sheets. Change what you like, save it as CSV and send it back with “📥 From a spreadsheet”.
    Files and secrets are not in it; they stay as they are.
csv-ask-file =
    📥 Send me the catalogue as a CSV file. Take “📤 To a spreadsheet” first, and change that.
    Before anything is saved, I show you what would change. Products that are not in the file stay as they are.
csv-preview = This is what would change:
csv-saved = ✅ The catalogue was saved.
csv-counted =
    ➕ New: { $new }
    ✏️ Changed: { $changed }
    ➖ As before: { $unchanged }
csv-stocks =
    { $number ->
        [one] 📦 The stock of one product changes.
       *[other] 📦 The stock of { $number } products changes.
    }
csv-nothing-new = Nothing in it differs from the catalogue ({ $unchanged } products), so there is nothing to save.
csv-file-gone = I can't find this file any more. Please send it again.

# Why a file is no table; $most is the limit it is over.
csv-no-table =
    { $flaw ->
        [not_text] This is no CSV file in UTF-8. In Excel choose “Save as”, then “CSV UTF-8”; an .xlsx file can't be read.
        [empty] This file is empty.
        [too_large] This file is too large: up to { $most } megabytes are taken.
        [too_many_lines] These are too many products at once: up to { $most }. Please send them in parts.
        [no_sku_column] There is no column “sku” in the first line, by which I know the products.
       *[quotes] The quotation marks in it don't match, so its cells can't be told apart.
    }
csv-refused =
    { $number ->
        [one] There is one mistake in it, so nothing was changed:
       *[other] There are { $number } mistakes in it, so nothing was changed:
    }
    { $lines }{ $more ->
        [0] { "" }
        [one] {" "}… and one more
       *[other] {" "}… and { $more } more
    }
# $where says whether a cell is wrong or a whole line; $cell is what stands there, $limit what it may be.
csv-mistake =
    • { $where ->
        [cell] Line { $line }, { $column }:
       *[line] Line { $line }:
    } { $why ->
        [unknown_column] there is no such column
        [column_twice] this column is there twice
        [cells] it must have { $limit } cells, as the first line
        [sku] “{ $cell }” is no SKU: 1 to { $limit } Latin letters, digits, “-” and “_”
        [sku_twice] “{ $cell }” is in line { $limit } already
        [missing] it can't be empty
        [no_name] a name in one of the languages is needed
        [too_long] it is too long: “{ $cell }”
        [too_short] it is too short: “{ $cell }”
        [not_a_number] “{ $cell }” is no whole number
        [too_small] “{ $cell }” must be at least { $limit }
        [too_large] “{ $cell }” must be at most { $limit }
        [not_an_amount] “{ $cell }” is no amount
        [not_positive] the amount must be more than zero
        [fraction] “{ $cell }” is finer than one rial
        [not_below_price] “{ $cell }” must be below the price
        [no_sale] an end of a sale without a sale price
        [not_a_moment] “{ $cell }” is no date; write it like 2026-12-31T23:59
        [not_yes_or_no] “{ $cell }” must be yes or no
        [kind] “{ $cell }” is no kind; write one of { $limit }
        [kind_changed] the kind of a product can't change; it is { $limit }
        [new_file] a product that is a file is added in the chat, by /addproduct
        [category] there is no category “{ $cell }”
        [two_categories] there is more than one category “{ $cell }”
        [not_for_kind] products of the kind { $limit } have nothing here
        [out_of_range] “{ $cell }” is out of range
       *[not_an_address] “{ $cell }” is no web address
    }
