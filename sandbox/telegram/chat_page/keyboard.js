// The bot's buttons: under a message, or in place of the letters.

import { directionOf } from "./direction.js";
import { element } from "./element.js";
import { icon } from "./icons.js";

// The buttons under a message. `acts`: open(address, event), copy(text), tap(row, column, button), insert(text),
// unknown(), isBusy(row, column), and place(row, column), which names the button among all.
export function inlineKeyboard(rows, acts) {
  const shown = rows.map((row, r) =>
    element("div", { class: "keys-row" }, row.map((button, c) => inlineButton(button, r, c, acts))),
  );
  return element("div", { class: "keys" }, shown);
}

function inlineButton(button, row, column, acts) {
  const face = element("span", { class: "key-text", dir: directionOf(button.text) }, button.text);
  const style = button.style ? `key key-${button.style}` : "key";
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url;
  if (address !== undefined) {
    const href = /^(https?|tg):/i.test(address) ? address : null;
    const attributes = { class: style, href, target: "_blank", rel: "noopener noreferrer", title: address };
    const link = element("a", attributes, face, icon("link"));
    link.addEventListener("click", (event) => acts.open(address, event));
    return link;
  }
  const made = element("button", { type: "button", class: style, "data-place": acts.place(row, column) }, face);
  if (button.copy_text !== undefined) made.append(icon("copy"));
  if (acts.isBusy(row, column)) made.setAttribute("aria-busy", "true");
  made.addEventListener("click", () => press(button, row, column, made, acts));
  return made;
}

function press(button, row, column, made, acts) {
  if (button.callback_data !== undefined) acts.tap(row, column, made);
  else if (button.copy_text !== undefined) acts.copy(button.copy_text.text);
  else if (button.switch_inline_query_current_chat !== undefined) acts.insert(button.switch_inline_query_current_chat);
  else acts.unknown();
}

// The keyboard in place of the letters; `tap(row, column)`.
export function replyKeyboard(markup, label, tap) {
  const rows = markup.keyboard.map((row, r) =>
    element(
      "div",
      { class: "keys-row" },
      row.map((button, c) =>
        element(
          "button",
          { type: "button", class: button.style ? `reply-key key-${button.style}` : "reply-key", onclick: () => tap(r, c) },
          element("span", { class: "key-text", dir: directionOf(button.text) }, button.text),
        ),
      ),
    ),
  );
  const tall = markup.resize_keyboard ? "" : " tall";
  return element("div", { class: `reply-keyboard${tall}`, role: "group", "aria-label": label }, rows);
}
