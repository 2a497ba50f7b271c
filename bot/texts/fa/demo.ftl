# What `dargah demo` tells in the terminal.

demo-shop = فروشگاه نمونه
demo-merchant = فروشنده
demo-buyer = سارا
demo-receipt-word = کد پیگیری
demo-begin = یک خرید، با تلگرام و 24pal آزمایشی:
demo-buyer-says =
    {""}
    👤 سارا: { $text }
demo-bot-says =
    {""}
    🤖 ربات: { $text }
demo-bot-buttons = {"      "}{ $buttons }
demo-opens =
    {""}
    🌐 سارا { $link } را باز می‌کند و می‌پردازد.
demo-returned =
    {""}
    ↩️  بانک او را به { $url } برمی‌گرداند – پاسخ صفحه: { $status }.
demo-arrived =
    {""}
    ✓ کد پیگیری بانک هم در صفحه هست و هم در گفتگو.
demo-not-arrived = ✗ کد پیگیری بانک به گفتگو نرسید.
demo-stays =
    {""}
    ➜ در مرورگر { $board } را باز کنید: هم‌زمان خریدار و فروشنده باشید و هر چه خواستید خراب کنید.

      صفحه‌های ربات   { $bot }
      گزارش ربات     { $log }
    با Ctrl-C همه چیز متوقف می‌شود.
demo-stopping = در حال توقف ...
demo-bot-died = ✗ ربات خودش تمام شد؛ آخرین حرف‌هایش بالاست.
demo-port-taken = ✗ درگاه (port) { $port } را برنامهٔ دیگری گرفته است. آن را ببندید، یا بگذارید نمایش هر درگاه آزادی را بگیرد: dargah demo --any-port
demo-channel = هر روز باغبانی
