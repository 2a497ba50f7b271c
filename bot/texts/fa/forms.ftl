# Guided forms: one question after the other, answered by people of the shop and by buyers.

form-progress = <i>{ $number } از { $of }</i>
form-current = پاسخ فعلی: { $value }
form-chosen = ➜ <b>{ $value }</b>
form-replaced = <i>فرم قبلی‌تان بسته شد و چیزی از آن ذخیره نشد.</i>
form-counts-in =
    <i>در این میان واحد پول فروشگاه عوض شده است. این فرم تا آخر به { $currency ->
        [toman] تومان
       *[rial] ریال
    } پیش می‌رود، همان‌طور که شروع شد.</i>
form-complete = همه را پاسخ دادید. ذخیره کنم؟
form-saved = ✅ ذخیره شد
form-cancelled = لغو شد. چیزی تغییر نکرد.

# How an answer is written where the form has no better words for it.
form-skipped = رد شد
form-yes = بله
form-no = نه
form-a-file = فایلی که فرستادید
form-items =
    { $number ->
        [one] { $number } مورد
       *[other] { $number } مورد
    }

form-button-keep = ✔️ همین بماند
form-button-skip = رد کردن ⏭
form-button-clear = خالی بماند
form-button-back = ↩️ قبلی
form-button-save = ✅ ذخیره
form-button-cancel = ✖️ لغو

form-toast-moved-on = فرم جلوتر رفته است؛ لطفاً به آخرین پیام آن پاسخ دهید.
form-toast-closed = این فرم بسته شده است.

# Why an answer was not taken.
form-use-buttons = همه را پاسخ داده‌اید. لطفاً با دکمه‌ها ذخیره کنید یا به عقب برگردید.
form-choose = لطفاً یکی از دکمه‌ها را بزنید.
form-choice-gone = این گزینه دیگر نیست. لطفاً یکی دیگر را انتخاب کنید.
form-needs-text = لطفاً پاسخ این پرسش را بنویسید.
form-needs-photo = لطفاً یک عکس بفرستید.
form-needs-file = لطفاً یک فایل بفرستید.
form-needs-text-or-file = لطفاً متن را بنویسید یا آن را در یک فایل متنی بفرستید.
form-file-empty = این فایل خالی است.
form-file-too-large = این فایل خیلی بزرگ است: ربات تا ۲۰ مگابایت را می‌تواند بگیرد.
form-file-too-long = این متن خیلی بلند است: تا ۱ مگابایت پذیرفته می‌شود.
form-file-not-text = این فایل خوانده نمی‌شود. لطفاً آن را با کدگذاری UTF-8 ذخیره کنید و دوباره بفرستید.
form-file-unavailable = تلگرام فایل را نداد. لطفاً دوباره بفرستید.
form-text-empty = لطفاً چیزی بنویسید.
form-text-too-long = متن شما { $length } نویسه است؛ تا { $most } نویسه پذیرفته می‌شود.
form-code-word = اینجا فقط حرف و رقم لاتین، «-» و «_» پذیرفته می‌شود، حداکثر { $most } نویسه.
form-number-not-understood = عددی صحیح در آن ندیدم. مثلاً: { $example }
form-number-too-small = دست‌کم { $least } باشد.
form-number-too-large = حداکثر { $most } باشد.
form-money-not-understood = متوجه مبلغ نشدم. مثلاً: { $example }
form-money-not-positive = مبلغ باید بیشتر از صفر باشد.
form-money-fraction = مبلغ کسری از یک ریال دارد.
form-money-too-small = مبلغ باید دست‌کم { $smallest } باشد.
form-money-too-large = مبلغ می‌تواند حداکثر { $largest } باشد.
form-moment-not-understood =
    متوجه زمان نشدم. این‌طور بنویسید:
    { $example }، و اگر خواستید با ساعت: { $exact }
    یا فاصله از همین حالا: <code>7d</code> (هفت روز)، <code>12h</code> (دوازده ساعت)
form-moment-no-such-day = چنین روز یا ساعتی نداریم. مثلاً: { $example }
form-moment-past = { $moment } گذشته است. لطفاً زمانی در آینده بنویسید.
form-moment-too-far = این زمان بیش از صد سال دیگر است. لطفاً زمان نزدیک‌تری بنویسید.
form-yes-or-no = لطفاً «بله» یا «نه» بنویسید.
