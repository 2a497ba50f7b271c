# Browsing the shop, the cart, and what stands in the way of buying. Amounts come with their unit.

shop-front =
    🛍 <b>{ $shop }</b>

    Pick one, or look for a product with /search.
shop-shelf =
    { $empty ->
        [yes]
            📁 <b>{ $path }</b>

            There is nothing on this shelf at the moment.
       *[other] 📁 <b>{ $path }</b>
    }
shop-empty = The shelves are empty at the moment. You can still pay an amount:
shop-search-what = What are you looking for? Send a part of its name with the command, like <code>/search notebook</code>
shop-found = 🔎 Found for “{ $words }”:
shop-found-nothing = 🔎 Nothing found for “{ $words }”. Try fewer letters, or look around in the shop.
# $left says whether there is any, $reduced whether it costs less than usual.
shop-product-line =
    { $reduced ->
        [yes] 🔻 { $name } · { $price }
       *[other] { $name } · { $price }
    }{ $left ->
        [none] {" "}· sold out
       *[other] { "" }
    }
shop-no-such-product = This product is no longer for sale. Here is the rest of the shop:

product-name = <b>{ $name }</b>
product-price = Price: <b>{ $price }</b>
product-price-reduced = Price: <b>{ $price }</b> instead of <s>{ $usual }</s>
product-sale-until = Reduced until { $until }
product-sold-out = Sold out at the moment.
product-left =
    { $number ->
        [one] Only one left.
       *[other] Only { $number } left.
    }
product-limit =
    { $number ->
        [one] At most one for each buyer.
       *[other] At most { $number } for each buyer.
    }

cart-head = 🛒 <b>Your cart</b>
cart-empty = 🛒 Your cart is empty.
cart-empty-really = Take everything out of the cart?
cart-line =
    { $quantity ->
        [one] • { $name }: { $amount }
       *[other] • { $name } × { $quantity }: { $amount }
    }
# $number is how many can be had.
cart-obstacle =
    { $why ->
        [gone] ⚠️ It is no longer for sale.
        [sold_out] ⚠️ It has sold out.
        [over_limit] ⚠️ You can have { $number } more of it at most.
       *[other] ⚠️ Only { $number } can be had now.
    }
cart-sum = Subtotal: { $amount }
cart-off = 🏷 Discount { $code }: −{ $amount }
cart-total = To pay: <b>{ $amount }</b>
# $smallest is the least order that the code is for.
cart-code-refused =
    { $why ->
        [unknown] There is no such discount code. Please check the spelling.
        [over] This discount code is no longer valid.
        [used_up] This discount code has been used up.
        [used_by_buyer] You have used this discount code already.
        [too_small] This discount code is for orders from { $smallest }.
       *[other] This discount code is not for what is in your cart.
    }
cart-changed = Something has changed meanwhile, so nothing was ordered. Please look again:
cart-out-of-range =
    { $side ->
        [small] This comes to { $total }, and the bank takes payments from { $smallest }. Please add something to the cart.
       *[other] This comes to { $total }, and at most { $largest } can be paid at once. Please order it in parts.
    }
pay-link-not-payable =
    { $why ->
        [over] This payment link is no longer valid. Please ask whoever gave it to you for a new one.
        [used] This payment link has been paid, or somebody is paying it right now.
       *[other] I don't know this payment link. Please open it again as you were given it.
    }
buyer-order-line =
    { $quantity ->
        [one] • { $title }: { $amount }
       *[other] • { $title } × { $quantity }: { $amount }
    }{ $state ->
        [delivered] {" "}✅
        [waiting] {" "}⏳ on its way
        [task] {" "}⏳ the shop hands it over itself
        [held] {" "}⏳ the shop is looking at it
       *[other] { "" }
    }

buyer-must-join = To order here, please join { $channel } first, then tap “I have joined”.
buyer-joined = ✅ Thank you, you are in. What may it be?

toast-no-such-shelf = This shelf is no longer there. Send /shop for the current ones.
toast-no-such-product = This product is no longer for sale.
toast-in-cart =
    { $number ->
        [one] In the cart ✅
       *[other] { $number } in the cart ✅
    }
toast-no-more =
    { $why ->
        [sold_out] It has sold out.
        [over_limit] { $number ->
            [0] You have bought all of it that one buyer can have.
           *[other] There is a limit for each buyer: you can have { $number } of it at most.
        }
        [gone] This product is no longer for sale.
       *[other] There are no more: { $number } can be had now.
    }
toast-cart-empty = Your cart is empty.
toast-not-joined = I can't see you in the channel yet. Please join first, then tap again.

button-menu-shop = 🛍 Shop
button-cart = 🛒 Cart
button-up = ⬆️ Back
button-back = ↩️ Back
button-previous = ◀️ Previous
button-next = Next ▶️
button-buy = ⚡ Buy now
button-put =
    { $number ->
        [0] ➕ Add to cart
       *[other] ➕ Add to cart ({ $number } in it)
    }
button-share = 🔗 Share
button-cart-line = { $name } × { $quantity }
button-fit-cart = ✂️ Keep what can be had
button-checkout = ✅ Order and pay { $amount }
button-discount = 🏷 Discount code
button-no-discount = 🏷 No discount
button-empty-cart = 🗑 Empty
button-empty-yes = 🗑 Yes, empty it
button-join-channel = 📣 Join the channel
button-joined = ✅ I have joined

command-shop = Look around in the shop
command-search = Find a product
command-cart = My cart
