// What the bot offers, above the field: its commands (all of them by the menu button, those that fit while one is typed),
// and what it finds in inline mode.

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
    this.#showCommands(typed === undefined ? [] : this.commands.filter(({ command }) => command.startsWith(typed)));
  }

  toggleAll() {
    this.#showCommands(this.isOpen ? [] : this.commands);
  }

  // Show options {name, about, picture, pick(), typed}; `typed` is what the Tab key writes, where it does not pick.
  offer(options) {
    this.#shown = options;
    this.element.hidden = options.length === 0;
    this.#field.setAttribute("aria-expanded", String(this.isOpen));
    this.element.replaceChildren(...options.map((option, index) => this.#line(option, index)));
    if (this.isOpen) this.#mark(0);
    else this.#field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.offer([]);
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
        this.#complete(this.#shown[this.#at]);
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

  #showCommands(commands) {
    this.offer(
      commands.map(({ command, description }) => ({
        name: `/${command}`,
        about: description,
        typed: `/${command} `,
        pick: () => this.#choose(`/${command}`),
      })),
    );
  }

  #line({ name, about, picture = null }, index) {
    return element(
      "li",
      { role: "option", id: `${this.element.id}-${index}`, onclick: () => this.#pick(index) },
      picture,
      element("span", { class: "command", dir: name.startsWith("/") ? "ltr" : "auto" }, name),
      element("span", { class: "command-about", dir: "auto" }, about),
    );
  }

  #complete({ typed, pick }) {
    this.close();
    if (typed === undefined) pick();
    else this.#field.value = typed;
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
    const { pick } = this.#shown[index];
    this.close();
    pick();
  }
}
