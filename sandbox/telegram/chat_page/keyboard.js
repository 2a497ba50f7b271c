// The bot's buttons: under a message, or in place of the letters.

import { directionOf } from "./direction.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";

// The buttons under a message. `acts`: open(address, event), copy(text), tap(row, column, element), insert(query),
// unknown(), isBusy(row, column), and place(row, column), which names the button among all.
export function inlineKeyboard(rows, acts) {
  return element("div", { class: "keys" }, inRows(rows, (key, row, column) => inlineKey(key, row, column, acts)));
}

// The keyboard in place of the letters; `tap(row, column)`.
export function replyKeyboard(markup, label, tap) {
  const keys = inRows(markup.keyboard, (key, row, column) =>
    button({ class: styled("reply-key", key), onclick: () => tap(row, column) }, face(key)),
  );
  const look = markup.resize_keyboard ? "reply-keyboard" : "reply-keyboard tall";
  return element("div", { class: look, role: "group", "aria-label": label }, keys);
}

function inRows(rows, make) {
  return rows.map((row, r) => element("div", { class: "keys-row" }, row.map((key, c) => make(key, r, c))));
}

function face(key) {
  return element("span", { class: "key-text", dir: directionOf(key.text) }, key.text);
}

function styled(name, key) {
  return key.style ? `${name} key-${key.style}` : name;
}

function inlineKey(key, row, column, acts) {
  const address = key.url ?? key.web_app?.url ?? key.login_url?.url;
  if (address !== undefined) return linkKey(key, address, acts);
  const made = button({ class: styled("key", key), "data-place": acts.place(row, column) }, face(key));
  if (key.copy_text !== undefined) made.append(icon("copy"));
  if (acts.isBusy(row, column)) made.setAttribute("aria-busy", "true");
  made.addEventListener("click", () => {
    if (key.callback_data !== undefined) acts.tap(row, column, made);
    else if (key.copy_text !== undefined) acts.copy(key.copy_text.text);
    else if (queryOf(key) !== undefined) acts.insert(queryOf(key));
    else acts.unknown();
  });
  return made;
}

// What is to be typed behind the bot's name; the chat to type it in is always this one.
function queryOf(key) {
  return key.switch_inline_query_current_chat ?? key.switch_inline_query ?? key.switch_inline_query_chosen_chat?.query;
}

function linkKey(key, address, acts) {
  const href = /^(https?|tg):/i.test(address) ? address : null;
  const onclick = (event) => acts.open(address, event);
  const outside = { href, target: "_blank", rel: "noopener noreferrer", title: address };
  return element("a", { class: styled("key", key), ...outside, onclick }, face(key), icon("link"));
}
