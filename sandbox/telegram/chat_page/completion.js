// The bot's commands above the field: all of them by the menu button, those that fit while one is typed.

import { element } from "./element.js";

let lists = 0;

export class Completion {
  #field;
  #choose;
  #shown = [];
  #at = 0;

  commands = [];

  // `field` is the text field; `choose(command)` gets "/name" when one is picked.
  constructor(field, label, choose) {
    this.#field = field;
    this.#choose = choose;
    const id = `commands-${(lists += 1)}`;
    this.element = element("ul", { class: "completion", id, role: "listbox", "aria-label": label, hidden: true });
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", id);
  }

  get isOpen() {
    return !this.element.hidden;
  }

  // Follow what is typed.
  follow() {
    const typed = /^\/(\w*)$/.exec(this.#field.value)?.[1].toLowerCase();
    this.#show(typed === undefined ? [] : this.commands.filter(({ command }) => command.startsWith(typed)));
  }

  toggleAll() {
    this.#show(this.isOpen ? [] : this.commands);
  }

  close() {
    this.#show([]);
  }

  // Tells whether the key was meant for the list.
  takes(event) {
    if (!this.isOpen) return false;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        this.#mark((this.#at + (event.key === "ArrowDown" ? 1 : -1) + this.#shown.length) % this.#shown.length);
        break;
      case "Tab":
        this.#field.value = `/${this.#shown[this.#at].command} `;
        this.close();
        break;
      case "Enter":
        this.#pick(this.#at);
        break;
      case "Escape":
        this.close();
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #show(commands) {
    this.#shown = commands;
    this.element.hidden = commands.length === 0;
    this.#field.setAttribute("aria-expanded", String(this.isOpen));
    this.element.replaceChildren(
      ...commands.map(({ command, description }, index) =>
        element(
          "li",
          { role: "option", id: `${this.element.id}-${index}`, onclick: () => this.#pick(index) },
          element("span", { class: "command", dir: "ltr" }, `/${command}`),
          element("span", { class: "command-about", dir: "auto" }, description),
        ),
      ),
    );
    if (this.isOpen) this.#mark(0);
    else this.#field.removeAttribute("aria-activedescendant");
  }

  #mark(index) {
    this.#at = index;
    for (const [place, option] of [...this.element.children].entries()) {
      option.setAttribute("aria-selected", String(place === index));
    }
    const option = this.element.children[index];
    option.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option.id);
  }

  #pick(index) {
    const { command } = this.#shown[index];
    this.close();
    this.#choose(`/${command}`);
  }
}
