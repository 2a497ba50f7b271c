// The parts of the page: side by side where there is room, else one at a time, chosen by tabs.

import { make } from "./elements.js";

const NAMES = ["phones", "trouble", "live"];

export class Tabs {
  #panels;
  #buttons;
  #main;

  // `panels` are elements by name; `main` is what holds them.
  constructor({ say }, main, panels) {
    this.#main = main;
    this.#panels = panels;
    this.#buttons = NAMES.map((name) =>
      make(
        "button",
        { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panels[name].id, data: { tab: name }, onclick: () => this.select(name) },
        say(`tab-${name}`),
      ),
    );
    for (const name of NAMES) {
      panels[name].setAttribute("role", "tabpanel");
      panels[name].setAttribute("aria-labelledby", `tab-${name}`);
    }
    this.element = make("nav", { class: "parts", role: "tablist", onkeydown: (event) => this.#move(event) }, this.#buttons);
    this.select("phones");
  }

  select(name) {
    this.#main.dataset.tab = name;
    // Beside the phones one of the other two is in front; that choice outlives a look at the phones.
    if (name !== "phones") this.#main.dataset.side = name;
    else this.#main.dataset.side ??= "trouble";
    const shown = new Set([name, this.#main.dataset.side]);
    for (const button of this.#buttons) {
      const chosen = button.dataset.tab === name;
      button.setAttribute("aria-selected", chosen);
      button.tabIndex = chosen ? 0 : -1;
      button.classList.toggle("beside", shown.has(button.dataset.tab));
    }
  }

  #move(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const way = getComputedStyle(this.element).direction === "rtl" ? -step : step;
    const at = this.#buttons.indexOf(document.activeElement);
    const next = this.#buttons[(at + way + this.#buttons.length) % this.#buttons.length];
    this.select(next.dataset.tab);
    next.focus();
  }
}
