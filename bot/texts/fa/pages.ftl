# The page that a buyer sees on coming back from the bank, and the pages for an address with nothing to show.
# The chat may be out of reach (Telegram needs a VPN, the bank refuses one): each page must be enough by itself.

# What the receipt's lines and the buttons are called.
page-bank-code = کد پیگیری بانک
page-order-title = بابت
page-order-number = شمارهٔ سفارش
page-order-amount = مبلغ سفارش
page-paid-amount = مبلغ دریافت‌شده
page-paid-at = زمان پرداخت
page-copy = کپی کد
page-copied = کپی شد
page-to-telegram = بازگشت به تلگرام
page-pay-again = رفتن دوباره به صفحهٔ پرداخت
page-check-again = بررسی دوباره
page-try-again = تلاش دوباره
page-vpn = شاید برای باز شدن تلگرام لازم باشد فیلترشکن (VPN) را دوباره روشن کنید.

page-paid-title = پرداخت شما با موفقیت انجام شد
page-paid-lead = سپاس از شما. رسید پرداخت در گفت‌وگوی تلگرام منتظر شماست.
# The order is for something, and not just an amount.
page-paid-lead-goods = سپاس از خریدتان. آنچه خریده‌اید در گفت‌وگوی تلگرام منتظر شماست.
page-paid-code = این کد سند پرداخت شماست و در رسید تلگرام هم آمده است.

page-not-paid-title = پرداخت انجام نشد
page-not-paid-lead = بانک هنوز پرداختی برای این سفارش ثبت نکرده است.

# Said wherever a payment didn't go through: the buyer's bank may see it otherwise.
page-money-left = <b>از حسابتان پول کم شده است؟</b> لطفاً فعلاً دوباره پرداخت نکنید. ما این پرداخت را همچنان پیگیری می‌کنیم و نتیجه را در تلگرام به شما می‌گوییم. اگر پرداخت تأیید نشود، بانک پول را به حسابتان برمی‌گرداند.

page-cancelled-title = پرداخت لغو شد
page-cancelled-lead = پولی به دست فروشگاه نرسیده است.
page-order-afresh = اگر هنوز قصد خرید دارید، لطفاً در تلگرام سفارش تازه‌ای ثبت کنید.

page-expired-title = مهلت پرداخت به پایان رسید
page-expired-lead = پیوند پرداخت این سفارش دیگر کار نمی‌کند.

page-checking-title = پرداخت شما در حال بررسی است
page-checking-lead = نتیجه را از بانک می‌پرسیم. این صفحه هر چند ثانیه خودبه‌خود تازه می‌شود.
page-checking-close = <b>لطفاً دوباره پرداخت نکنید.</b> می‌توانید این صفحه را ببندید؛ نتیجه را در تلگرام هم به شما می‌گوییم.

page-held-title = پول شما رسیده و در حال رسیدگی است
page-held-lead = چیزی از دست نرفته است. فروشگاه این پرداخت را بررسی می‌کند و نتیجه را در تلگرام به شما می‌گوید.
# $reason is a HeldReason, or "goods": the money is in order, what was bought could not be handed over.
page-held-reason = { $reason ->
    [amount_differs] مبلغی که پرداخت کرده‌اید با مبلغ سفارش یکی نیست.
    [paid_twice] این سفارش پیش‌تر پرداخت شده بود و این، پرداخت دوم آن است.
    [bank_code_repeated] بانک برای این پرداخت کدی داده است که پیش‌تر برای پرداخت دیگری ثبت شده بود.
   *[goods] پرداختتان درست انجام شده، ولی آنچه خریده‌اید هنوز کامل تحویل نشده است؛ شاید در این فاصله تمام شده باشد. فروشگاه یا آن را به دستتان می‌رساند یا پولتان را برمی‌گرداند.
}
# $support is how to reach the shop, as the merchant wrote it.
page-held-support = اگر پرسشی دارید، کد پیگیری بانک و شمارهٔ سفارش را به پشتیبانی فروشگاه بگویید: <b>{ $support }</b>
page-held-quote = اگر پرسشی دارید، کد پیگیری بانک و شمارهٔ سفارش را به فروشگاه بگویید.

page-not-found-title = در این نشانی چیزی نیست
page-not-found-lead = شاید نشانی ناقص باز شده یا اشتباه نوشته شده باشد.
page-refused-title = این کار در این نشانی ممکن نیست
page-refused-lead = درخواستی که مرورگر شما فرستاد در این نشانی پذیرفته نمی‌شود.
page-failed-title = مشکلی از سمت ما پیش آمد
page-failed-lead = نتوانستیم این صفحه را نشان دهیم. لطفاً کمی بعد دوباره تلاش کنید.
page-error-paid = اگر پرداخت کرده‌اید، پولتان گم نشده است: ما هر پرداخت را از بانک می‌پرسیم و نتیجه را در تلگرام به شما می‌گوییم.
