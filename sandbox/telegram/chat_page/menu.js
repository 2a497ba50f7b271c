// A menu that drops from a button or opens where the pointer is; the browser closes it on Escape and on clicks elsewhere.

import { button, element } from "./element.js";
import { icon } from "./icons.js";

const GAP = 6;

// `choices`: {text, icon or picture, checked, danger, choose}; `at` is a point {x, y} instead of the button's place.
export function openMenu(opener, choices, at = null) {
  // A press on what opened the menu closes it: the browser does that, once it knows that they belong together.
  if (opener.popoverTargetElement?.matches(":popover-open")) return;
  const menu = element("div", { class: "menu", role: "menu", popover: "auto" });
  const close = () => menu.hidePopover();
  const items = choices.map((choice) => item(choice, close));
  menu.append(...items);
  menu.addEventListener("keydown", (event) => move(event, items));
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    opener.setAttribute("aria-expanded", "false");
    opener.popoverTargetElement = null;
    menu.remove();
  });
  // Beside the button, so that it has the button's language and colours; it is drawn above everything.
  opener.parentElement.append(menu);
  menu.showPopover();
  opener.setAttribute("aria-expanded", "true");
  // Not before this press is over: it would close at once what it has just opened.
  setTimeout(() => {
    if (!menu.isConnected) return;
    opener.popoverTargetElement = menu;
    opener.popoverTargetAction = "hide";
  });
  place(menu, at === null ? opener.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, 0));
  (items.find((one) => one.getAttribute("aria-checked") === "true") ?? items[0]).focus();
}

function item(choice, close) {
  const picture = choice.picture ?? (choice.icon === undefined ? null : icon(choice.icon));
  const checked = choice.checked === undefined ? {} : { "aria-checked": String(choice.checked) };
  const onclick = () => {
    close();
    choice.choose();
  };
  const role = choice.checked === undefined ? "menuitem" : "menuitemradio";
  return button(
    { class: choice.danger ? "menu-item danger" : "menu-item", role, tabindex: "-1", ...checked, onclick },
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
