// Every sentence of the page's own, in Persian and English, and numbers and times as each language writes them.

const SENTENCES = {
  en: {
    "page-title": "Pretend Telegram",
    "page-about": "A sandbox: nothing here reaches the real Telegram",
    "page-language": "فارسی",
    "page-theme": "Light or dark",
    "state-live": "Connected",
    "state-connecting": "Connecting…",
    "bot": "bot",
    "typing": "typing…",
    "sending-file": "sending a file…",
    "members": "{count} in here",
    "channel": "channel",
    "group": "group",
    "phone-of": "{name}'s phone",
    "phone-unused": "Nobody has this phone yet",
    "phone-unused-hint": "Add somebody, and they can write to the bot at once.",
    "choose-person": "Who has this phone?",
    "add-person": "Add a person",
    "person-name": "Name",
    "person-name-hint": "Sara",
    "person-language": "Language of their Telegram",
    "person-picture": "Picture",
    "person-picture-colour": "Initials, colour {number}",
    "person-picture-emoji": "An emoji",
    "person-picture-image": "An image…",
    "person-add": "Add",
    "cancel": "Cancel",
    "ok": "OK",
    "close": "Close",
    "back-to-chats": "All chats",
    "chats": "Chats",
    "chats-other": "Could join",
    "chat-new": "New group or channel",
    "chat-new-title": "Title",
    "chat-new-kind": "Kind",
    "chat-new-make": "Create, with the bot in it",
    "join": "Join",
    "leave": "Leave",
    "leave-chat": "Leave {name}",
    "join-channel": "Join the channel {name}?",
    "join-group": "Join the group {name}?",
    "invite-by-request": "An administrator will decide whether you get in.",
    "invite-asked": "You have asked to join; wait for an answer.",
    "invite-expired": "This link has expired.",
    "invite-used_up": "This link has been used up.",
    "invite-revoked": "This link was revoked.",
    "invite-banned": "You are banned from here.",
    "more": "More",
    "open-link": "Open a start link…",
    "open-link-hint": "a t.me link, or what stands behind ?start=",
    "open-link-open": "Open",
    "block": "Block the bot",
    "unblock": "Unblock the bot",
    "start": "Start",
    "nothing-here": "Nothing here yet",
    "what-can-it-do": "What can this bot do?",
    "messages": "Messages",
    "message-from": "{name}, {time}",
    "you": "You",
    "message-menu": "Message menu",
    "message-placeholder": "Message",
    "send": "Send",
    "save": "Save",
    "attach": "Attach",
    "attach-photo": "Photo",
    "attach-file": "File",
    "attach-remove": "Don't send it",
    "caption-placeholder": "Caption",
    "commands": "Menu",
    "command-list": "What the bot offers",
    "keyboard-show": "Show the bot's keyboard",
    "keyboard-hide": "Hide the bot's keyboard",
    "keyboard": "The bot's keyboard",
    "edit": "Edit",
    "editing": "Editing",
    "reply": "Reply",
    "replying": "Reply to {name}",
    "copy": "Copy text",
    "copied": "Copied",
    "copy-this": "Copy {text}",
    "edited": "edited",
    "forwarded": "Forwarded",
    "via": "via @{name}",
    "sent": "Sent; the bot has not taken it yet",
    "seen": "Taken by the bot",
    "hidden": "Hidden text, show it",
    "quote-more": "Show the whole quotation",
    "quote-less": "Show less",
    "photo": "Photo",
    "document": "File",
    "download": "Download {name}",
    "to-the-end": "To the newest message",
    "new-messages": "{count} new",
    "today": "Today",
    "yesterday": "Yesterday",
    "no-answer": "The bot did not answer",
    "not-here": "The pretend Telegram does not know this kind of button",
    "not-reached": "The pretend Telegram does not answer",
    "link-elsewhere": "This link leads to another bot",
    "told-blocked": "{name} blocked the bot",
    "told-unblocked": "{name} unblocked the bot",
    "told-joined": "{name} joined",
    "told-left": "{name} left",
    "told-removed": "{name} was removed",
    "told-made-administrator": "{name} is an administrator now",
  },
  fa: {
    "page-title": "تلگرام آزمایشی",
    "page-about": "محیط آزمایش: چیزی از این‌جا به تلگرام واقعی نمی‌رسد",
    "page-language": "English",
    "page-theme": "روشن یا تیره",
    "state-live": "وصل است",
    "state-connecting": "در حال اتصال…",
    "bot": "ربات",
    "typing": "در حال نوشتن…",
    "sending-file": "در حال فرستادن فایل…",
    "members": "{count} عضو",
    "channel": "کانال",
    "group": "گروه",
    "phone-of": "گوشی {name}",
    "phone-unused": "این گوشی هنوز صاحب ندارد",
    "phone-unused-hint": "یک نفر اضافه کنید تا همین حالا به ربات پیام بدهد.",
    "choose-person": "این گوشی مال کیست؟",
    "add-person": "افزودن یک نفر",
    "person-name": "نام",
    "person-name-hint": "سارا",
    "person-language": "زبان تلگرام او",
    "person-picture": "تصویر",
    "person-picture-colour": "حرف اول نام، رنگ {number}",
    "person-picture-emoji": "یک شکلک",
    "person-picture-image": "یک عکس…",
    "person-add": "افزودن",
    "cancel": "انصراف",
    "ok": "باشه",
    "close": "بستن",
    "back-to-chats": "همهٔ گفتگوها",
    "chats": "گفتگوها",
    "chats-other": "می‌تواند عضو شود",
    "chat-new": "گروه یا کانال تازه",
    "chat-new-title": "عنوان",
    "chat-new-kind": "نوع",
    "chat-new-make": "بساز، با ربات در آن",
    "join": "عضویت",
    "leave": "ترک کردن",
    "leave-chat": "ترک {name}",
    "join-channel": "عضو کانال {name} می‌شوید؟",
    "join-group": "عضو گروه {name} می‌شوید؟",
    "invite-by-request": "یک مدیر دربارهٔ ورود شما تصمیم می‌گیرد.",
    "invite-asked": "درخواست عضویت فرستاده شد؛ منتظر پاسخ بمانید.",
    "invite-expired": "مهلت این پیوند گذشته است.",
    "invite-used_up": "از این پیوند استفاده شده است.",
    "invite-revoked": "این پیوند باطل شده است.",
    "invite-banned": "ورود شما به این‌جا بسته است.",
    "more": "بیشتر",
    "open-link": "باز کردن پیوند شروع…",
    "open-link-hint": "پیوند t.me یا آنچه پس از ?start= آمده",
    "open-link-open": "باز کن",
    "block": "مسدود کردن ربات",
    "unblock": "رفع مسدودی ربات",
    "start": "شروع",
    "nothing-here": "هنوز خبری نیست",
    "what-can-it-do": "این ربات چه می‌کند؟",
    "messages": "پیام‌ها",
    "message-from": "{name}، {time}",
    "you": "شما",
    "message-menu": "فهرست پیام",
    "message-placeholder": "پیام",
    "send": "فرستادن",
    "save": "ذخیره",
    "attach": "پیوست",
    "attach-photo": "عکس",
    "attach-file": "فایل",
    "attach-remove": "فرستاده نشود",
    "caption-placeholder": "توضیح",
    "commands": "فهرست",
    "command-list": "پیشنهادهای ربات",
    "keyboard-show": "نمایش دکمه‌های ربات",
    "keyboard-hide": "پنهان کردن دکمه‌های ربات",
    "keyboard": "دکمه‌های ربات",
    "edit": "ویرایش",
    "editing": "ویرایش",
    "reply": "پاسخ",
    "replying": "پاسخ به {name}",
    "copy": "رونوشت متن",
    "copied": "رونوشت برداشته شد",
    "copy-this": "رونوشت {text}",
    "edited": "ویرایش‌شده",
    "forwarded": "بازفرستاده",
    "via": "از راه ⁦@{name}⁩",
    "sent": "فرستاده شد؛ ربات هنوز آن را نگرفته است",
    "seen": "ربات آن را گرفت",
    "hidden": "متن پنهان، نمایش بده",
    "quote-more": "نمایش همهٔ نقل قول",
    "quote-less": "کوتاه‌تر",
    "photo": "عکس",
    "document": "فایل",
    "download": "دریافت {name}",
    "to-the-end": "تازه‌ترین پیام",
    "new-messages": "{count} پیام تازه",
    "today": "امروز",
    "yesterday": "دیروز",
    "no-answer": "ربات پاسخ نداد",
    "not-here": "تلگرام آزمایشی این نوع دکمه را نمی‌شناسد",
    "not-reached": "تلگرام آزمایشی پاسخ نمی‌دهد",
    "link-elsewhere": "این پیوند به ربات دیگری می‌رسد",
    "told-blocked": "{name} ربات را مسدود کرد",
    "told-unblocked": "{name} مسدودی ربات را برداشت",
    "told-joined": "{name} عضو شد",
    "told-left": "{name} رفت",
    "told-removed": "{name} بیرون گذاشته شد",
    "told-made-administrator": "{name} مدیر شد",
  },
};
const LOCALES = { en: "en-GB", fa: "fa-IR" };
const SIZES = { en: ["B", "KB", "MB"], fa: ["بایت", "کیلوبایت", "مگابایت"] };
const DAY = 24 * 60 * 60 * 1000;

export class Words {
  #locale;
  #clock;

  // Any language code will do; what is not Persian is English.
  constructor(language) {
    this.language = /^fa\b/.test(language ?? "") ? "fa" : "en";
    this.direction = this.language === "fa" ? "rtl" : "ltr";
    this.#locale = LOCALES[this.language];
    const shown = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    this.#clock = new Intl.DateTimeFormat(this.#locale, shown);
  }

  say(key, values = {}) {
    return SENTENCES[this.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  number(value) {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  // "14:05" of Unix time in seconds.
  time(seconds) {
    return this.#clock.format(seconds * 1000);
  }

  // "Today", "3 May" or, of another year, "3 May 2024"; in Persian by the Jalali calendar.
  day(seconds, now = Date.now()) {
    const [asked, today] = [startOfDay(seconds * 1000), startOfDay(now)];
    if (asked === today) return this.say("today");
    // Rounded, since a day on which the clocks change is shorter or longer.
    if (Math.round((today - asked) / DAY) === 1) return this.say("yesterday");
    const shown = { day: "numeric", month: "long" };
    if (new Date(asked).getFullYear() !== new Date(today).getFullYear()) shown.year = "numeric";
    return new Intl.DateTimeFormat(this.#locale, shown).format(asked);
  }

  size(bytes) {
    const units = SIZES[this.language];
    let unit = 0;
    while (bytes >= 1000 && unit < units.length - 1) {
      bytes /= 1000;
      unit += 1;
    }
    const shown = { maximumFractionDigits: unit === 0 || bytes >= 10 ? 0 : 1 };
    return `${new Intl.NumberFormat(this.#locale, shown).format(bytes)} ${units[unit]}`;
  }
}

export function startOfDay(milliseconds) {
  return new Date(milliseconds).setHours(0, 0, 0, 0);
}
