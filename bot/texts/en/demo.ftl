# What `dargah demo` tells in the terminal.

demo-shop = Sample Shop
demo-merchant = Merchant
demo-buyer = Sara
demo-receipt-word = Tracking code
demo-begin = One purchase, against a pretend Telegram and a pretend 24pal:
demo-buyer-says =
    {""}
    👤 Sara: { $text }
demo-bot-says =
    {""}
    🤖 Bot: { $text }
demo-bot-buttons = {"      "}{ $buttons }
demo-opens =
    {""}
    🌐 Sara opens { $link } and pays.
demo-returned =
    {""}
    ↩️  The bank sends her back to { $url } – the page answers { $status }.
demo-arrived =
    {""}
    ✓ The bank's code is on the page and in the chat.
demo-not-arrived = ✗ The bank's code did not arrive in the chat.
demo-stays =
    {""}
    ➜ Open { $board } in your browser: be buyer and merchant at once, and break things.

      the bot's pages   { $bot }
      the bot's log     { $log }
    Ctrl-C stops everything.
demo-stopping = Stopping ...
demo-bot-died = ✗ The bot ended by itself; its last words are above.
demo-port-taken = ✗ Port { $port } is in use by another program. Stop that, or let the demo take any free ports: dargah demo --any-port
demo-channel = Gardening every day
