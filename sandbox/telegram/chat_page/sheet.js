// A panel over one phone (or over all of them): what lies below waits until it is closed, the other phone does not.

import { button, element } from "./element.js";

// `parts` are the panel's elements, made with a function close(result); gives a promise of the result, undefined when
// it is left by Escape or by a click beside it.
export function openSheet(host, label, role, parts) {
  const before = document.activeElement;
  return new Promise((resolve) => {
    const others = [...host.children].filter((child) => !child.inert && !child.matches(".toasts"));
    const close = (result) => {
      if (!sheet.isConnected) return;
      for (const other of others) other.inert = false;
      sheet.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(result);
    };
    const panel = element("div", { class: "sheet-panel", role, "aria-modal": "true", "aria-label": label });
    panel.append(...parts(close));
    const sheet = element("div", { class: "sheet" }, panel);
    sheet.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    });
    sheet.addEventListener("pointerdown", (event) => event.target === sheet && close());
    for (const other of others) other.inert = true;
    host.append(sheet);
    (panel.querySelector("[autofocus]") ?? panel.querySelector("input, button"))?.focus();
  });
}

export function sheetButtons(...buttons) {
  return element("div", { class: "sheet-buttons" }, buttons);
}

// What a panel asks: a heading, its fields, and a button that calls `submit(form)` beside one that leaves it.
export function sheetForm(words, heading, fields, submitWord, submit, close) {
  const onsubmit = (event) => {
    event.preventDefault();
    submit(event.target);
  };
  return element(
    "form",
    { onsubmit },
    element("h2", {}, words.say(heading)),
    fields,
    sheetButtons(
      button({ class: "button", onclick: () => close() }, words.say("cancel")),
      button({ class: "button main", type: "submit" }, words.say(submitWord)),
    ),
  );
}

// Words to choose from, one of them chosen; `choices` are [value, shown].
export function pills(name, legend, choices, chosen) {
  const pill = ([value, shown]) =>
    element(
      "label",
      { class: "pill" },
      element("input", { type: "radio", name, value, checked: value === chosen }),
      element("span", {}, shown),
    );
  return fieldset(legend, element("div", { class: "pills" }, choices.map(pill)));
}

export function fieldset(legend, ...fields) {
  return element("fieldset", { class: "labelled" }, element("legend", {}, legend), fields);
}

export function labelled(label, field) {
  return element("label", { class: "labelled" }, element("span", {}, label), field);
}
