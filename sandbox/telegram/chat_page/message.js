// One message as it stands in the chat.

import { directionOf, directionOfEnd } from "./direction.js";
import { element } from "./element.js";
import { formatted } from "./entities.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./keyboard.js";

// `item` comes from timeline.js; `view` is {words, api, acts, replied(id), nameOf(message)}, where `acts` are those of
// entities.js, keyboard.js, and menu(message, button), photo(message), goTo(messageId).
export function messageElement(item, view) {
  const { message, mine, first, last } = item;
  const { words } = view;
  const time = words.time(message.date);
  const sides = [mine ? "out" : "in", first && "first", last && "last"].filter(Boolean).join(" ");
  const row = element("div", {
    class: `message ${sides}`,
    role: "article",
    "aria-label": words.say("message-from", { name: mine ? words.say("you") : view.nameOf(message), time }),
  });
  const bubble = element("div", { class: "bubble" });
  const media = message.photo ? photo(message, view) : message.document ? file(message, view) : null;
  if (message.photo) bubble.classList.add("pictured");
  bubble.append(
    ...[
      item.named && first ? element("div", { class: "sender", dir: "auto" }, view.nameOf(message)) : null,
      message.forwarded ? element("div", { class: "forwarded" }, words.say("forwarded")) : null,
      quoted(message, view),
      media,
      body(message, item, view, time),
    ].filter((part) => part !== null),
  );
  const block = element("div", { class: "block" }, element("div", { class: "line" }, bubble, menuButton(message, view)));
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) block.append(inlineKeyboard(rows, view.acts.under(message)));
  row.append(block);
  return row;
}

// Hidden and folded parts are remembered by message, so that they stay open when the message leaves the screen.
function body(message, item, view, time) {
  const { words } = view;
  const otherwise = words.direction;
  const text = message.text;
  const meta = element("span", { class: "meta" }, marks(message, item, words, time));
  if (text === "") return element("div", { class: "body bare" }, meta);
  const shown = element("div", { class: "text", dir: directionOf(text, otherwise) });
  shown.append(formatted(text, message.entities, view.acts.within(message), words));
  // The time stands in the corner where the last line ends, and an empty copy of it keeps the words away from there.
  const room = element("span", { class: "meta room", "aria-hidden": "true" }, marks(message, item, words, time));
  const endsInBlock = shown.lastElementChild?.matches("blockquote, .pre") && shown.lastChild === shown.lastElementChild;
  if (!endsInBlock) shown.append(room);
  const corner = endsInBlock ? otherwise : directionOfEnd(text, shown.dir);
  return element("div", { class: `body ends-${corner}${endsInBlock ? " block-end" : ""}` }, shown, meta);
}

function marks(message, item, words, time) {
  const at = new Date(message.date * 1000);
  return [
    message.edited ? element("span", { class: "edited" }, words.say("edited")) : null,
    element("time", { datetime: at.toISOString() }, time),
    item.mine ? tick(item.seen, words) : null,
  ];
}

function tick(seen, words) {
  const made = icon(seen ? "checks" : "check", words.say(seen ? "seen" : "sent"));
  made.classList.add("tick", seen ? "seen" : "sent");
  return made;
}

function photo(message, view) {
  const label = message.text || view.words.say("photo");
  const image = element("img", { src: view.api.fileAddress(message.photo.url), alt: label, decoding: "async" });
  return element("button", { type: "button", class: "photo", onclick: () => view.acts.photo(message) }, image);
}

function file(message, view) {
  const { file_name: name, file_size: size, url } = message.document;
  const label = view.words.say("download", { name });
  return element(
    "a",
    { class: "file", href: view.api.fileAddress(url), download: name, "aria-label": label },
    element("span", { class: "file-icon" }, icon("file")),
    element(
      "span",
      { class: "file-about" },
      element("bdi", { class: "file-name" }, name),
      element("span", { class: "file-size" }, view.words.size(size)),
    ),
  );
}

function quoted(message, view) {
  if (message.reply_to === null) return null;
  const replied = view.replied(message.reply_to);
  if (replied === null) return null;
  return element(
    "button",
    { type: "button", class: "quoted", onclick: () => view.acts.goTo(message.reply_to) },
    element("span", { class: "quoted-name", dir: "auto" }, view.nameOf(replied)),
    element("span", { class: "quoted-text", dir: "auto" }, summaryOf(replied, view.words)),
  );
}

function menuButton(message, view) {
  const button = element(
    "button",
    { type: "button", class: "message-menu", "aria-label": view.words.say("message-menu"), "aria-haspopup": "menu" },
    icon("more"),
  );
  button.addEventListener("click", () => view.acts.menu(message, button));
  return button;
}

// A message in one line.
export function summaryOf(message, words) {
  if (message.text !== "") return message.text.split("\n").join(" ").slice(0, 120);
  return words.say(message.photo ? "photo" : "document");
}

export function noticeElement(text) {
  return element("div", { class: "notice" }, element("span", { dir: "auto" }, text));
}
