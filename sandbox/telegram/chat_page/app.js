// The page of the sandbox itself: two phones, and above them its language, its light and its connection.

import { Api } from "./api.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { keep, recall } from "./kept.js";
import { takeOffer } from "./links.js";
import { Live } from "./live.js";
import { Phones } from "./phones.js";
import { Words } from "./words.js";

const api = new Api("/control");
const live = new Live(api);
const root = document.documentElement;

class Page {
  #phones;
  #words;

  constructor() {
    this.#words = new Words(recall("language") ?? navigator.language);
    this.title = element("h1", { class: "bar-title" });
    this.about = element("span", { class: "bar-about" });
    this.state = element("span", { class: "bar-state", role: "status" });
    this.language = button({ class: "bar-button", onclick: () => this.#changeLanguage() });
    this.theme = button({ class: "bar-button", onclick: () => this.#changeTheme() }, icon("theme"));
    document.getElementById("bar").replaceChildren(
      element("div", { class: "bar-name" }, this.title, this.about),
      this.state,
      this.language,
      this.theme,
    );
    this.#phones = new Phones(document.getElementById("phones"), { api, live, language: this.#words.language });
    this.#phones.offer(takeOffer());
    live.addEventListener("state", () => this.#settle());
    this.#settle();
  }

  #settle() {
    const words = this.#words;
    root.lang = words.language;
    root.dir = words.direction;
    document.title = words.say("page-title");
    this.title.textContent = words.say("page-title");
    this.about.textContent = words.say("page-about");
    this.state.textContent = words.say(`state-${live.state}`);
    this.state.dataset.state = live.state;
    const other = element("span", { lang: words.language === "fa" ? "en" : "fa" }, words.say("page-language"));
    this.language.replaceChildren(icon("language"), other);
    this.theme.setAttribute("aria-label", words.say("page-theme"));
    this.theme.title = words.say("page-theme");
  }

  #changeLanguage() {
    this.#words = new Words(this.#words.language === "fa" ? "en" : "fa");
    keep("language", this.#words.language);
    this.#phones.language = this.#words.language;
    this.#settle();
  }

  #changeTheme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
    keep("theme", root.dataset.theme);
  }
}

const theme = recall("theme");
if (theme !== null) root.dataset.theme = theme;
new Page();
live.start();
