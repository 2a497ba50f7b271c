// One message as it stands in the chat.

import { directionOf, directionOfEnd } from "./direction.js";
import { button, element } from "./element.js";
import { formatted } from "./entities.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./keyboard.js";

// `item` comes from timeline.js; `view` is {words, api, acts, replied(id), nameOf(message), username()}, where `acts` are those of
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
      message.via_bot ? element("div", { class: "forwarded" }, words.say("via", { name: view.username() })) : null,
      message.forwarded ? element("div", { class: "forwarded" }, words.say("forwarded")) : null,
      quoted(message, view),
      media,
      body(message, item, view, time),
    ].filter((part) => part !== null),
  );
  const line = element("div", { class: "line" }, bubble, menuButton(message, view));
  const block = element("div", { class: "block" }, line);
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
  if (text === "") return element("div", { class: "body below" }, meta);
  // A text without a letter runs as the page does; of one line of many the browser decides, so the time stays below it.
  const direction = directionOf(text, null);
  const shown = element("div", { class: direction === null ? "text plain" : "text", dir: direction ?? otherwise });
  shown.append(formatted(text, message.entities, view.acts.within(message), words));
  // The time stands in the corner where the last line ends, and an empty copy of it keeps the words away from there.
  const room = element("span", { class: "meta room", "aria-hidden": "true" }, marks(message, item, words, time));
  const endsInBlock = shown.lastElementChild?.matches("blockquote, .pre") && shown.lastChild === shown.lastElementChild;
  const corner = direction === null ? otherwise : endsInBlock ? null : directionOfEnd(text, null);
  if (corner !== null) shown.append(room);
  return element("div", { class: corner === null ? "body below" : `body ends-${corner}` }, shown, meta);
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
  // With its size said beforehand it takes its room before it is there, and what stands below it does not jump.
  const { url, width, height } = message.photo;
  const image = element("img", { src: view.api.fileAddress(url), alt: label, decoding: "async", width, height });
  return button({ class: "photo", onclick: () => view.acts.photo(message) }, image);
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
      element("span", { class: "file-name", dir: "auto" }, name),
      element("span", { class: "file-size" }, view.words.size(size)),
    ),
  );
}

function quoted(message, view) {
  if (message.reply_to === null) return null;
  const replied = view.replied(message.reply_to);
  if (replied === null) return null;
  return button(
    { class: "quoted", onclick: () => view.acts.goTo(message.reply_to) },
    element("span", { class: "quoted-name", dir: "auto" }, view.nameOf(replied)),
    element("span", { class: "quoted-text", dir: "auto" }, summaryOf(replied, view.words)),
  );
}

function menuButton(message, view) {
  const label = view.words.say("message-menu");
  const onclick = () => view.acts.menu(message, made);
  const made = button({ class: "message-menu", "aria-label": label, "aria-haspopup": "menu", onclick }, icon("more"));
  return made;
}

// A message in one line.
export function summaryOf(message, words) {
  if (message.text !== "") return message.text.split("\n").join(" ").slice(0, 120);
  return words.say(message.photo ? "photo" : "document");
}

export function noticeElement(text) {
  return element("div", { class: "notice" }, element("span", { dir: "auto" }, text));
}
