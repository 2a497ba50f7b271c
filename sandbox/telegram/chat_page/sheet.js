// A panel over one phone (or over all of them): what lies below waits until it is closed, the other phone does not.

import { element } from "./element.js";

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
