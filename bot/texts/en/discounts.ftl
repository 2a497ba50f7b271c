# What the merchant reads about discount codes. Amounts come with their unit.

command-discounts = Discount codes

discounts-head = 🏷 <b>Discount codes</b>
discounts-none =
    🏷 There are no discount codes yet.
    Buyers type a code in their cart, and it takes something off.
discounts-archived-head = 🗄 <b>Discount codes that were put away</b>
discounts-archived-none = 🗄 No discount code was put away.
discounts-no-such = This discount code is no longer there.
# $limit is how often it can be used in all, 0 for no end of it.
discounts-line =
    { $state ->
        [open] 🟢
        [used_up] ✅
        [over] ⌛
       *[archived] 🗄
    } { $code } · { $worth } · { $limit ->
        [0] used { $used }×
       *[other] used { $used } of { $limit }
    }

discounts-code = 🏷 <b>{ $code }</b>
discounts-worth = Takes off: <b>{ $worth }</b>
discounts-amount = { $amount }
discounts-percent = { $percent }%
discounts-percent-most = { $percent }%, at most { $most }
discounts-scope-all = For: everything
discounts-scope-categories =
    For what is in:
    { $names }
discounts-scope-products =
    { $number ->
        [one] For one product:
       *[other] For { $number } products:
    }
    { $names }
discounts-smallest = For orders from { $amount }
discounts-per-buyer =
    { $number ->
        [one] Once for each buyer
       *[other] { $number } times for each buyer
    }
discounts-total =
    { $number ->
        [one] Once in all
       *[other] { $number } times in all
    }
discounts-until = Until { $until }
discounts-endless = Without an end
discounts-state =
    { $state ->
        [open] 🟢 Can be used
        [used_up] ✅ Used up
        [over] ⌛ Its time is over
       *[archived] 🗄 Put away: nobody can use it
    } · { $limit ->
        [0] used { $used }×
       *[other] used { $used } of { $limit }
    }
discounts-edit-what = What shall change?

discounts-ask-word = Which word will buyers type? Latin letters, digits, “-” and “_”; capital or small is the same. Or take the one I made up.
discounts-make-one-up = 🎲 { $code }
discounts-word-taken =
    { $archived ->
        [yes] This code was put away. Choose another word, or bring it back from the list of codes that were put away.
       *[no] There is a code of this word already. Please choose another.
    }
discounts-ask-worth = What does it take off?
discounts-a-percent = A percentage
discounts-an-amount = An amount
discounts-ask-percent = How many percent, 1 to 100?
discounts-ask-amount = How much?
discounts-ask-most = How much at most? Skip, and there is no limit.
discounts-ask-scope = What is it for?
discounts-for-all = Everything
discounts-for-category = A category
discounts-for-products = Some products
discounts-ask-category = Which category?
discounts-ask-inside = Which of them?
discounts-whole-category = All of it
discounts-ask-skus = Send the products' SKUs, with spaces or commas between them.
discounts-no-such-sku =
    { $number ->
        [one] No product has this SKU: { $skus }
       *[other] No product has these { $number } SKUs: { $skus }
    }
discounts-too-many-skus = These are { $number } products; up to { $most } are taken. A category may do.
discounts-ask-smallest = From what order on is it for? Skip, and it is for every order.
discounts-ask-per-buyer = How often can one buyer use it? Skip, and there is no limit.
discounts-ask-total = How often can it be used in all? Skip, and there is no limit.
discounts-ask-ends = Until when can it be used? Skip, and it has no end.
discounts-made = ✅ The code { $code } can be used now.
discounts-changed = ✅ The code { $code } was changed. Orders that have it already stay as they are.

button-new-discount = ➕ New code
button-archived-discounts = 🗄 Put away
button-all-discounts = 🏷 All codes
button-discount-card = 🏷 This code
button-edit-discount = ✏️ Change
button-archive-discount = 🗄 Put it away
button-restore-discount = ♻️ Bring it back
button-discount-rule =
    { $rule ->
        [worth] What it takes off
        [scope] What it is for
        [smallest] Smallest order
        [per_buyer] For each buyer
        [total] Uses in all
       *[ends] Its end
    }
