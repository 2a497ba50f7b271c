# The merchant's products and categories. $name is a product's or a category's, amounts come with their unit.

command-products = My products
command-product = One product, by its SKU
command-addproduct = Add a product
command-categories = Categories

admin-help-head = <b>For those who run the shop</b>
admin-help-line = { $command } – { $does }

# How goods are handed over.
catalog-kind =
    { $kind ->
        [text] 📝 Text
        [file] 📎 File
        [codes] 🔑 Single-use codes
        [membership] 👥 Channel or group membership
        [service] 🌐 My own service
       *[by_hand] 🤝 By hand
    }
catalog-field =
    { $field ->
        [name_fa] Persian name
        [name_en] English name
        [description_fa] Persian description
        [description_en] English description
        [photo] Photo
        [price] Price
        [sale_price] Sale price
        [sale_until] End of sale
        [category] Category
        [limit] Limit per buyer
        [sku] SKU
        [text] Text that is handed over
        [file] File that is handed over
        [caption] Text under the file
        [hint] How codes are used
        [chat] Channel or group
        [days] Days of membership
        [url] Service's address
        [secret] Service's secret
       *[instructions] Note for handing over
    }

# Questions.
catalog-ask-kind =
    <b>How is this product handed over once it is paid for?</b>

    📝 Text: the same text for everybody, such as a link or instructions.
    📎 File: the same file for everybody, such as a book or a picture.
    🔑 Single-use codes: every buyer gets a code of their own, such as a gift card.
    👥 Membership: a link into your channel or group, for some days or for ever.
    🌐 My own service: a program of yours makes it; for programmers.
    🤝 By hand: you hand it over yourself, and I remind you.
catalog-ask-name-fa = Its name in Persian?
catalog-ask-name-en = Its name in English? Buyers who chose English see it.
catalog-ask-description-fa = Its description in Persian?
catalog-ask-description-en = Its description in English?
catalog-ask-photo = Send a photo of it.
catalog-ask-price = What does one cost?
catalog-ask-sale-price = Is it on sale? If so, write the sale price; if not, skip.
catalog-ask-sale-until = Until when is the sale? <code>7d</code>, for example, means seven days. If it has no end, skip.
catalog-ask-category = In which category? Make new ones with /categories.
catalog-ask-inside = There are others in this category. Which one?
catalog-ask-stock = How many do you have? Write a number, or tap “Unlimited”.
catalog-ask-limit = How many may one buyer have at most? Leave it empty for no limit.
catalog-ask-sku = What is its SKU? A short word in Latin letters that stands in the product's link. My proposal is on the button.
catalog-ask-text = Write the text that the buyer gets once they have paid.
catalog-ask-file = Send the file that the buyer gets once they have paid.
catalog-ask-caption = What shall stand under the file?
catalog-ask-hint = What does the buyer do with a code? I write it beside the codes. You add the codes themselves after saving.
catalog-ask-chat =
    Membership of which channel or group?

    First make this bot an administrator there, with the rights “invite users” and “ban users”. Then write its name, such as <code>@mychannel</code>, or the number of a private one, such as <code>-1001234567890</code>.
catalog-ask-days = How many days does the membership last?
catalog-ask-url = Your service's address? It must begin with <code>https://</code>.
catalog-ask-secret = Shall I make a new secret? The old one stops working at once.
catalog-ask-instructions = What do you have to do for each order? I send it to you with the news of the order; the buyer does not see it.

# Answers on buttons.
catalog-no-category = No category
catalog-category-itself = This category itself
catalog-unlimited = Unlimited
catalog-for-ever = For ever
catalog-secret-new = Yes, make a new one
catalog-empty = –
catalog-filled = yes

# Why something was not taken.
catalog-sale-not-below = The sale price must be below { $price }.
catalog-no-sale = This product is not on sale. Write a sale price first.
catalog-sku-taken = “{ $name }” has this SKU. Please write another.
catalog-sku-in-use = Another product has just taken the SKU { $sku }. Go one step back and write another.
catalog-no-name = One of the two names is needed, and neither may have more than 64 characters.
catalog-description-too-long = A description has at most { $most } characters.
catalog-photo-type = I can't show this picture. Please send it as a photo, or as a JPEG or PNG file.
catalog-photo-too-large = This picture has more than 10 megabytes. Please send it as a photo, not as a file.
catalog-chat-not-understood = I don't recognise the channel's name or number. Write it like this: <code>@mychannel</code> or <code>-1001234567890</code>
catalog-chat-unknown = I can't find { $chat }, or the bot is not in it. Check the name, make the bot an administrator there, and write it again.
catalog-chat-no-admin = The bot is not an administrator of this channel or group. Make it one, and write the name again.
catalog-chat-rights =
    In “{ $title }” the bot { $missing ->
        [invite] lacks the right “invite users”, so it can't let buyers in.
        [remove] lacks the right “ban users”, so it can't put anybody out when their time is over.
       *[both] is no administrator, or has neither the right “invite users” nor “ban users”.
    } Mend this in the settings of the administrators, and write the name again.
catalog-chat-unavailable = Telegram did not answer. Please write it again in a moment.
catalog-url-refused =
    { $flaw ->
        [too_long] This address is too long.
        [not_https] The address must begin with <code>https://</code>.
        [credentials] An address with a user name or a password in it is not taken.
        [private] This address is inside the server's own network; a public one is needed.
       *[no_address] This is no address of the web. It must begin with <code>https://</code>.
    }
catalog-detail-wrong =
    { $why ->
        [missing] Something that is needed to hand it over is missing. Go one step back.
        [too_long] One of the answers is too long.
        [too_short] One of the answers is too short.
       *[other] One of the answers is not right. Go one step back.
    }
catalog-category-exists = A category of this name stands there already. Please write another name.
catalog-no-such-category = This category is gone.
catalog-category-too-deep = Categories are two deep: this one does not fit into that one.
catalog-shelf-full = There is no room for another category there: at most 60 stand side by side.

# A product before it is saved, and after. $stock says how it is counted, $number how many there are.
catalog-facts =
    ───
    Kind: { catalog-kind }
    Category: { $category }
    Stock: { catalog-stock }
    SKU: { $sku }
catalog-stock =
    { $stock ->
        [unlimited] unlimited
        [codes] as many as there are codes
       *[counted] { $number }
    }
catalog-added =
    ✅ <b>{ $name }</b> is in the shop.
    Its link: { $link }
catalog-codes-next = It has no codes yet and can't be bought. Add some with the button below, or with { $command }.
catalog-secret =
    The service's secret: { $secret }
    It is shown this once; give it to your service's programmer. Every request of the shop is signed with it (HMAC-SHA256), and the service must check the signature first. All rules are in docs/service.md beside the program.
catalog-changed = ✅ { $name }: “{ catalog-field }” is saved.
catalog-card-facts =
    ───
    { $state ->
        [archived] 🗄 <b>Archived: buyers don't see it.</b>
        [hidden] 🙈 <b>Hidden: buyers don't see it.</b>
        [unseen] 🙈 <b>Its category is archived: buyers don't see it.</b>
       *[shown] 👁 Buyers see it
    }
    Kind: { catalog-kind }
    Category: { $category }
    Stock: { $stock ->
        [unlimited] unlimited
        [codes] { $number } codes
       *[counted] { $number }
    }
    Sold: { $sold }
    SKU: { $sku }
    Link: { $link }

catalog-products = 📦 <b>Your products</b>
catalog-found = 🔎 Products with “{ $words }”:
catalog-nothing-found = 🔎 No product with “{ $words }”.
catalog-nothing-yet = You have no products yet. Add the first one:
catalog-nothing-archived = The archive is empty.
catalog-archived-products = 🗄 <b>Archived products</b>
catalog-which-product = Which product? Send its SKU with the command, such as <code>/product p1</code>, or choose from the list.
catalog-no-such-product = There is no such product.
catalog-edit-what = What shall be changed about “{ $name }”?

catalog-categories = 📁 <b>Categories</b>, in the order in which buyers see them:
catalog-no-categories-yet = You have no categories yet. They help buyers to find things.
catalog-archived-categories = 🗄 <b>Archived categories</b>
catalog-category =
    📁 <b>{ $path }</b>
    Persian: { $fa }
    English: { $en }
    { $products ->
        [0] There are no products in it.
        [one] { $products } product is in it.
       *[other] { $products } products are in it.
    }
catalog-category-archived =
    🗄 <b>Archived.</b> { $products ->
        [0] Buyers don't see it.
        [one] Buyers see neither it nor the product in it. The product itself is unchanged, and is seen again once the category is restored.
       *[other] Buyers see neither it nor the { $products } products in it. The products themselves are unchanged, and are seen again once the category is restored.
    }
catalog-category-unseen = 🙈 The category above is archived, so buyers don't see this one either.
catalog-category-added = ✅ The category “{ $name }” is made.
catalog-category-renamed = ✅ The category is now called “{ $name }”.
catalog-put-where = Where shall “{ $name }” go?
catalog-put-nowhere = “{ $name }” can't go anywhere else: a category that holds others stays at the top.

# Buttons.
catalog-button-field = { catalog-field }: { $value }
catalog-button-product-line =
    { $hidden ->
        [yes] 🙈 { $name } · { $price }
       *[other] { $name } · { $price }
    } · { $stock ->
        [unlimited] ∞
       *[counted] { $number }
    }
catalog-button-products = 📦 Products
catalog-button-product-card = 📦 Product's card
catalog-button-add-product = ➕ New product
catalog-button-add-another = ➕ Next product
catalog-button-add-codes = 🔑 Add codes
catalog-button-archived = 🗄 Archive
catalog-button-edit = ✏️ Edit
catalog-button-stock = 🔢 Stock
catalog-button-hide = 🙈 Hide
catalog-button-show = 👁 Show
catalog-button-archive = 🗄 Archive
catalog-button-restore = ↩️ Restore
catalog-button-move-up = ⬆️ Up
catalog-button-move-down = ⬇️ Down
catalog-button-preview = 👁 As buyers see it
catalog-button-categories = 📁 Categories
catalog-button-category-card = 📁 This category
catalog-button-add-category = ➕ New category
catalog-button-add-inside = ➕ New one in this
catalog-button-rename = ✏️ Rename
catalog-button-put = 📂 Put elsewhere
catalog-button-at-the-top = ⬆️ To the top

catalog-toast-product-hidden = Hidden: buyers don't see it any more.
catalog-toast-product-shown = Buyers see it now ✅
catalog-toast-product-archived = Archived. The button “Restore” takes it back.
catalog-toast-product-restored = Restored ✅
catalog-toast-moved = Moved ✅
catalog-toast-as-buyers-see = This is what buyers see.
catalog-toast-unseen = This is what buyers would see if it were shown.
