// Every trouble that the sandboxes can be ordered to make, in the groups in which the panel shows it.
//
// `calls` are those it can befall, the suggested one first; "*" is every call. `options` are asked for beside it, each with
// a suggestion; one that is left empty is not sent. The words are in trouble_words.js, under "<sandbox> <kind>".

const EVERY = "*";
const ANY_OF_BANK = ["check", "request", "pay", EVERY];
const TALK_OF_BANK = ["check", "request"];
const ANY_OF_TELEGRAM = [
  "sendMessage",
  EVERY,
  "editMessageText",
  "answerCallbackQuery",
  "getUpdates",
  "getMe",
  "sendChatAction",
  "setMyCommands",
];

const bank = (kind, calls, options = {}) => ({ sandbox: "bank", kind, calls, options });
const telegram = (kind, options = {}, calls = ANY_OF_TELEGRAM) => ({ sandbox: "telegram", kind, calls, options });

export const GROUPS = [
  {
    name: "bank-back",
    troubles: [
      bank("no_return", ["pay"]),
      bank("paid_later", ["pay"], { seconds: 20 }),
      bank("return_by_post", ["pay"]),
      bank("return_rubbish", ["pay"]),
    ],
  },
  {
    name: "bank-amount",
    troubles: [bank("wrong_amount", ["check"], { amount: "" }), bank("fractional_amount", ["check"])],
  },
  {
    name: "bank-silence",
    troubles: [
      bank("drop", ANY_OF_BANK),
      bank("silent", ANY_OF_BANK, { seconds: "" }),
      bank("slow", ANY_OF_BANK, { seconds: 3 }),
      bank("lost", ANY_OF_BANK),
    ],
  },
  {
    name: "bank-nonsense",
    troubles: [
      bank("html", ANY_OF_BANK),
      bank("http_500", ANY_OF_BANK),
      bank("empty", ANY_OF_BANK),
      bank("redirect", ANY_OF_BANK, { location: "" }),
      bank("truncated", TALK_OF_BANK),
      bank("list", TALK_OF_BANK),
      bank("boolean_status", TALK_OF_BANK),
      bank("huge", TALK_OF_BANK),
      bank("strings", TALK_OF_BANK),
      bank("numbers", TALK_OF_BANK),
    ],
  },
  {
    name: "bank-codes",
    troubles: [
      bank("error_202", ["pay", "check", "request", EVERY]),
      bank("error_201", ANY_OF_BANK),
      bank("error_200", ANY_OF_BANK),
      bank("error_301", ANY_OF_BANK),
      bank("error_101", ["request", "check", "pay", EVERY]),
      bank("error_102", ["request", "check", "pay", EVERY]),
      bank("error_103", ["request", "check", "pay", EVERY]),
      bank("error_100", ["request", "check", "pay", EVERY]),
    ],
  },
  {
    name: "telegram-silence",
    troubles: [
      telegram("down", {}, [EVERY]),
      telegram("lost"),
      telegram("drop"),
      telegram("silent", { seconds: "" }),
      telegram("slow", { seconds: 3 }),
    ],
  },
  {
    name: "telegram-refusal",
    troubles: [
      telegram("429", { seconds: 5 }),
      telegram("error", { code: 400, description: "", retry_after: "" }),
      telegram("http_502"),
      telegram("html"),
    ],
  },
];

export const TROUBLES = GROUPS.flatMap((group) => group.troubles);

// The name of a trouble's words.
export const wordsOf = ({ sandbox, kind }) => `${sandbox} ${kind}`;

// What lasts until it is mended, whatever one would like.
export const lastsAlways = (trouble) => trouble.sandbox === "telegram" && trouble.kind === "down";
