// The two people of the demo, each on a phone: the buyer, and the merchant whom the bot alerts.

import { Api } from "/chat/api.js";
import { takeOffer } from "/chat/links.js";
import { Live } from "/chat/live.js";
import { Phones } from "/chat/phones.js";

import { make } from "./elements.js";

export class TwoPhones {
  #merchant;
  #phones;

  constructor(language, merchant) {
    this.#merchant = merchant;
    const api = new Api("/telegram/control");
    const live = new Live(api);
    this.element = make("div", { class: "phones-here", id: "phones" });
    this.#phones = new Phones(this.element, { api, live, language });
    this.#phones.offer(takeOffer());
    live.start();
  }

  // Brings somebody's phone to the front: "buyer" or "merchant".
  show(who) {
    const id = this.#person(who);
    if (id !== undefined) this.#phones.select(id);
  }

  // The phone itself, to point at.
  phone(who) {
    const slot = this.#phones.people.indexOf(this.#person(who));
    return this.element.querySelectorAll(".phone")[slot] ?? this.element;
  }

  #person(who) {
    if (who === "merchant") return this.#merchant;
    return this.#phones.people.find((id) => id !== null && id !== this.#merchant);
  }
}
