// A menu that drops from a button or opens where the pointer is; the browser closes it on Escape and on clicks elsewhere.

import { element } from "./element.js";
import { icon } from "./icons.js";

const GAP = 6;

// `choices`: {text, icon or picture, checked, danger, choose}; `at` is a point {x, y} instead of the button's place.
export function openMenu(button, choices, at = null) {
  const menu = element("div", { class: "menu", role: "menu", popover: "auto" });
  const close = () => menu.hidePopover();
  const items = choices.map((choice) => item(choice, close));
  menu.append(...items);
  menu.addEventListener("keydown", (event) => move(event, items));
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    button.setAttribute("aria-expanded", "false");
    menu.remove();
  });
  // Beside the button, so that it has the button's language and colours; it is drawn above everything.
  button.parentElement.append(menu);
  menu.showPopover();
  button.setAttribute("aria-expanded", "true");
  place(menu, at === null ? button.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, 0));
  (items.find((one) => one.getAttribute("aria-checked") === "true") ?? items[0]).focus();
  return menu;
}

function item(choice, close) {
  const picture = choice.picture ?? (choice.icon === undefined ? null : icon(choice.icon));
  const checked = choice.checked === undefined ? {} : { "aria-checked": String(choice.checked) };
  return element(
    "button",
    {
      type: "button",
      class: choice.danger ? "menu-item danger" : "menu-item",
      role: choice.checked === undefined ? "menuitem" : "menuitemradio",
      tabindex: "-1",
      ...checked,
      onclick: () => {
        close();
        choice.choose();
      },
    },
    picture,
    element("span", { class: "menu-text", dir: "auto" }, choice.text),
    choice.checked ? icon("check") : null,
  );
}

function move(event, items) {
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Tab") event.currentTarget.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length).focus();
}

// Below the button or above it, wherever it fits into the window.
function place(menu, box) {
  const { width, height } = menu.getBoundingClientRect();
  const isRtl = getComputedStyle(menu).direction === "rtl";
  const left = isRtl ? box.right - width : box.left;
  const below = box.bottom + GAP;
  const top = below + height > innerHeight - GAP ? box.top - height - GAP : below;
  menu.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`;
  menu.style.top = `${Math.max(GAP, top)}px`;
}
