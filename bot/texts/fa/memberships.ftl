# A place in a channel or group, which was bought for some days. $title is the product's name, $until a date and time.

membership-reminder =
    ⏰ عضویت شما در <b>{ $title }</b> به‌زودی تمام می‌شود: { $until }

    اگر پیش از آن تمدید کنید، بدون وقفه عضو می‌مانید.
membership-ended =
    ⌛ عضویت شما در <b>{ $title }</b> تمام شد و از آن خارج شدید.

    ممنون که همراه ما بودید. هر وقت خواستید می‌توانید برگردید.

button-renew = 🔁 تمدید

# What the merchant reads. $chat is the chat's number.
admin-membership-stuck =
    ⚠️ <b>نمی‌توانم کسی را از { $title } خارج کنم</b>
    مهلت یک عضویت تمام شده، ولی { $missing ->
        [chat] کانال یا گروه را دیگر پیدا نمی‌کنم ({ $chat }). لطفاً مرا دوباره مدیر آن کنید، با اجازهٔ دعوت و حذف اعضا.
       *[right] اجازهٔ حذف اعضای آن را ندارم ({ $chat }). لطفاً مرا مدیر کنید، با اجازهٔ دعوت و حذف اعضا.
    }

    هر ساعت دوباره امتحان می‌کنم. تا آن وقت، کسانی که مهلتشان تمام شده عضو می‌مانند.
