// What each trouble is called, and what it does: [name, meaning], by "<sandbox> <kind>".

const fa = {
  "bank no_return": ["برگشت ندارد", "پول پرداخت می‌شود ولی بانک صفحهٔ خرابی نشان می‌دهد و خریدار را برنمی‌گرداند."],
  "bank paid_later": ["دیر خبردار می‌شود", "پول پرداخت می‌شود ولی درگاه تا چند ثانیه می‌گوید «پرداخت نشده»."],
  "bank return_by_post": ["برگشت با POST", "خریدار با POST و با فیلدهایی نادرست برمی‌گردد."],
  "bank return_rubbish": ["برگشت با حرف‌های نادرست", "نشانی برگشت پر از ادعاهای نادرست است؛ نباید باور شود."],

  "bank wrong_amount": ["مبلغ دیگری گزارش می‌کند", "پول نگه داشته می‌شود و از فروشنده می‌پرسند. مبلغ خالی یعنی هزار ریال بیشتر."],
  "bank fractional_amount": ["نیم ریال اضافه", "مبلغی که عدد کامل نیست چیزی را ثابت نمی‌کند."],

  "bank drop": ["قطع", "اتصال همان اول بسته می‌شود و کاری انجام نمی‌شود."],
  "bank silent": ["بی‌جواب", "کاری نمی‌کند و جوابی نمی‌دهد تا ربات خسته شود."],
  "bank slow": ["کند", "درست جواب می‌دهد، ولی دیر."],
  "bank lost": ["جواب گم می‌شود", "کار انجام می‌شود ولی جواب در راه گم می‌شود."],

  "bank html": ["صفحهٔ وب به جای جواب", "با وضعیت ۲۰۰ یک صفحهٔ HTML می‌فرستد."],
  "bank http_500": ["خطای ۵۰۰", "سرور درگاه خراب است."],
  "bank empty": ["جواب خالی", "وضعیت ۲۰۰ بی هیچ متنی."],
  "bank redirect": ["به جای دیگر می‌فرستد", "با ۳۰۲ به نشانی دیگری می‌فرستد."],
  "bank truncated": ["جواب نصفه", "نیمی از JSON می‌رسد."],
  "bank list": ["جواب داخل فهرست", "همان جواب، ولی داخل یک فهرست."],
  "bank boolean_status": ["وضعیت true و false", "status به جای ۰ و ۱ درست و نادرست است."],
  "bank huge": ["جواب خیلی بزرگ", "جواب درست با بیش از ۶۴ کیلوبایت اضافه."],
  "bank strings": ["عددها به شکل متن", "فهمیدنی است و باید فهمیده شود."],
  "bank numbers": ["متن‌ها به شکل عدد", "کلید فاکتور یا کد پیگیری عدد است؛ باید فهمیده شود."],

  "bank error_100": ["کد ۱۰۰: درخواست POST نیست", "نمی‌پذیرد؛ اشتباه از ماست و فروشنده خبردار می‌شود."],
  "bank error_101": ["کد ۱۰۱: api_key نادرست", "نمی‌پذیرد؛ فروشنده خبردار می‌شود."],
  "bank error_102": ["کد ۱۰۲: مبلغ نادرست", "نمی‌پذیرد؛ فروشنده خبردار می‌شود."],
  "bank error_103": ["کد ۱۰۳: نشانی برگشت ندارد", "نمی‌پذیرد؛ فروشنده خبردار می‌شود."],
  "bank error_200": ["کد ۲۰۰: فاکتور ناشناس", "می‌گوید چنین فاکتوری ندارد."],
  "bank error_201": ["کد ۲۰۱: پرداخت نشده", "می‌گوید هنوز پرداخت نشده، حتی اگر شده باشد."],
  "bank error_202": ["کد ۲۰۲: لغو یا ناموفق", "پرداخت در بانک انجام نمی‌شود، یا درگاه چنین می‌گوید."],
  "bank error_301": ["کد ۳۰۱: بانک در دسترس نیست", "درگاه به بانک نمی‌رسد؛ چیزی ثابت نمی‌شود."],

  "telegram down": ["تلگرام قطع است", "هیچ درخواستی جواب ندارد، تا وقتی درستش کنید."],
  "telegram lost": ["جواب گم می‌شود", "پیام می‌رسد ولی ربات از آن خبردار نمی‌شود."],
  "telegram drop": ["اتصال قطع می‌شود", "کاری انجام نمی‌شود."],
  "telegram silent": ["بی‌جواب", "کاری نمی‌کند و جوابی نمی‌دهد."],
  "telegram slow": ["کند", "کار را انجام می‌دهد، ولی دیر."],
  "telegram 429": ["۴۲۹: آهسته‌تر", "می‌گوید تا چند ثانیه چیزی نفرست."],
  "telegram error": ["خطای دلخواه", "با کد و توضیحی که شما می‌گویید رد می‌کند. ۴۰۰ یعنی برای همیشه."],
  "telegram http_502": ["خطای ۵۰۲", "صفحهٔ خطای سرور به جای جواب."],
  "telegram html": ["صفحهٔ فیلتر", "با وضعیت ۲۰۰ صفحهٔ دیگری می‌فرستد."],
};

const en = {
  "bank no_return": ["No way back", "The money is paid, but the bank shows a broken page and sends nobody back."],
  "bank paid_later": ["Knows it late", "The money is paid, but for some seconds the gateway says “not paid”."],
  "bank return_by_post": ["Back by POST", "The buyer comes back by POST, with fields that say nothing true."],
  "bank return_rubbish": ["Back with false claims", "The return address is full of claims. None of them may be believed."],

  "bank wrong_amount": ["Reports another amount", "The money is held, and the merchant is asked. Left empty: 1,000 rials more."],
  "bank fractional_amount": ["Half a rial too much", "An amount that is no whole number proves nothing."],

  "bank drop": ["Down", "The connection is closed at once, and nothing is done."],
  "bank silent": ["Silent", "Nothing is done and no answer comes, until the bot gives up."],
  "bank slow": ["Slow", "Answers rightly, but late."],
  "bank lost": ["The answer is lost", "It is done, but its answer is lost on the way."],

  "bank html": ["A web page for an answer", "An HTML page, with status 200."],
  "bank http_500": ["Error 500", "The gateway's server is broken."],
  "bank empty": ["An empty answer", "Status 200 and nothing in it."],
  "bank redirect": ["Sends elsewhere", "Status 302 to another address."],
  "bank truncated": ["Half an answer", "Only half of the JSON arrives."],
  "bank list": ["An answer in a list", "The right answer, but inside a list."],
  "bank boolean_status": ["status is true or false", "In place of 1 and 0."],
  "bank huge": ["A huge answer", "The right answer, padded to over 64 KiB."],
  "bank strings": ["Numbers as text", "It can be understood, and must be."],
  "bank numbers": ["Text as numbers", "The invoice key or bank code is a number, and must be understood."],

  "bank error_100": ["Code 100: not a POST", "Refused; the mistake is ours, and the merchant is told."],
  "bank error_101": ["Code 101: wrong api_key", "Refused; the merchant is told."],
  "bank error_102": ["Code 102: bad amount", "Refused; the merchant is told."],
  "bank error_103": ["Code 103: no return address", "Refused; the merchant is told."],
  "bank error_200": ["Code 200: unknown invoice", "It says that there is no such invoice."],
  "bank error_201": ["Code 201: not paid", "It says “not paid”, even where it was."],
  "bank error_202": ["Code 202: cancelled or failed", "The payment fails at the bank, or the gateway says so."],
  "bank error_301": ["Code 301: bank unreachable", "The gateway can't reach the bank, which proves nothing."],

  "telegram down": ["Telegram is down", "No call is answered until you mend it."],
  "telegram lost": ["The answer is lost", "The message arrives, but the bot never learns of it."],
  "telegram drop": ["The connection breaks", "Nothing is done."],
  "telegram silent": ["Silent", "Nothing is done and no answer comes."],
  "telegram slow": ["Slow", "Done, but late."],
  "telegram 429": ["429: slow down", "It says to send nothing for some seconds."],
  "telegram error": ["An error of your choice", "Refused with the code and words that you give. 400 is for good."],
  "telegram http_502": ["Error 502", "A server's error page for an answer."],
  "telegram html": ["A filter's page", "Another page, with status 200."],
};

export const troubleWords = { fa, en };
