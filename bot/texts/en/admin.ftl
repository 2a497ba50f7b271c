# What wakes the merchant.

# $code is the bank's tracking code, $name and $id are the buyer's.
admin-held =
    ⚠️ <b>Money waits for your decision</b>
    { $reason ->
        [amount_differs] Order { $order } is for { $amount }, but the bank reports { $paid }. Nothing was handed over.
        [paid_twice] Order { $order } was settled before, and has now been paid a second time: { $paid }. Please refund this payment.
       *[other] The tracking code that the gateway gave for order { $order } ({ $paid }) belongs to another payment already. Please look at your terminal's list before you hand anything over.
    }

    Tracking code: { $code }
    Buyer: { $name } ({ $id })
    The buyer has been told that you will decide.

admin-gateway-refuses =
    ⚠️ <b>24pal refuses our requests</b>
    { $mistake ->
        [api_key] It says that the api_key is missing or wrong. Nobody can pay until this is mended: please check it in your panel at 24pal and in the settings.
        [amount] It says that the amount is missing or too small. Please compare payments.min_amount in the settings with your terminal's limits.
        [return_url] It says that the return address is missing. Please check web.public_url in the settings.
       *[other] It says that the request must be a POST. Something between us and 24pal may be changing requests; please check gateway.base_url in the settings.
    }

admin-gateway-failing =
    ⚠️ <b>24pal does not answer</b>
    { $why ->
        [connection] It can't be reached.
        [timeout] Its answers don't come in time.
        [bank_unreachable] It says that the bank can't be reached.
       *[other] Its answers make no sense.
    }
    Payments that were made are safe: we keep asking. I will tell you when it is well again.

admin-gateway-well = ✅ 24pal answers again. What was left unanswered is being checked now.

admin-buyer-unreachable =
    { $missed ->
        [one] { $name } ({ $id }) has blocked the bot, and one message waits. It is sent when they come back.
       *[other] { $name } ({ $id }) has blocked the bot, and { $missed } messages wait. They are sent when they come back.
    }

# $reason is Telegram's own words.
admin-message-refused = ⚠️ Telegram refused a message to { $id } for good, so it was not delivered: { $reason }
