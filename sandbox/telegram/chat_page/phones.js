// Two phones and the people who have them: side by side where there is room, else one at a time. See docs/sandbox.md.

import { keepPicture, personAvatar, plainAvatar } from "./avatar.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { keep, recall } from "./kept.js";
import { openMenu } from "./menu.js";
import { Phone } from "./phone.js";
import { storeOf } from "./store.js";
import { Words } from "./words.js";

const SLOTS = [0, 1];
const KEPT_AS = "people on the phones";

export class Phones {
  #api;
  #store;
  #words;
  #front = 0;
  #phones;
  #ended = new AbortController();

  constructor(root, { api, live, language = "en" }) {
    this.#api = api;
    this.#store = storeOf(api, live);
    this.#words = new Words(language);
    const tab = (slot) => button({ class: "tab", "aria-haspopup": "menu", onclick: () => this.#press(slot) });
    this.tabs = SLOTS.map(tab);
    const places = SLOTS.map(() => element("div", { class: "place" }));
    this.element = element(
      "div",
      { class: "phones" },
      element("div", { class: "tabs" }, this.tabs.map((tab) => element("div", { class: "tab-place" }, tab))),
      element("div", { class: "places" }, places),
    );
    root.append(this.element);
    const kept = recall(KEPT_AS) ?? [null, null];
    const phone = (place, slot) => new Phone(place, { api, live, person: kept[slot], words: this.#words });
    this.#phones = places.map(phone);
    this.element.addEventListener("add-person", (event) => this.#add(event.target === this.#phones[1].element ? 1 : 0));
    for (const [slot, place] of places.entries()) place.addEventListener("focusin", () => this.#bringToFront(slot));
    this.#store.addEventListener("people", () => this.#settle(), { signal: this.#ended.signal });
    this.#settle();
  }

  get people() {
    return this.#phones.map((phone) => phone.person);
  }

  set language(language) {
    this.#words = new Words(language);
    for (const phone of this.#phones) phone.words = this.#words;
    this.#settle();
  }

  // Put the person on the phone in front; whose phone lies there already comes to the front.
  select(personId) {
    const slot = this.people.indexOf(personId);
    if (slot >= 0) this.#bringToFront(slot);
    else this.#give(this.#front, personId);
  }

  // Let either person start the bot with the payload of a link that led here.
  offer(payload) {
    this.#store.offer = payload;
  }

  close() {
    this.#ended.abort();
    for (const phone of this.#phones) phone.close();
    this.element.remove();
  }

  #bringToFront(slot) {
    this.#front = slot;
    this.element.dataset.front = slot;
    for (const [at, tab] of this.tabs.entries()) tab.setAttribute("aria-current", String(at === slot));
  }

  // Who is on the other phone changes places.
  #give(slot, personId) {
    const other = 1 - slot;
    if (this.people[other] === personId) this.#put(other, this.people[slot]);
    this.#put(slot, personId);
    keep(KEPT_AS, this.people);
    this.#settle();
  }

  #put(slot, personId) {
    if (this.people[slot] === personId) return;
    this.#phones[slot].person = personId;
    this.element.dispatchEvent(new CustomEvent("person-changed", { detail: { slot, personId }, bubbles: true }));
  }

  #settle() {
    this.#fill();
    this.#bringToFront(this.#front);
    for (const slot of SLOTS) {
      const person = this.#store.people.get(this.people[slot]);
      const name = person?.first_name ?? this.#words.say("add-person");
      const face = person === undefined ? plainAvatar("add") : personAvatar(person);
      this.tabs[slot].replaceChildren(face, element("span", { class: "tab-name", dir: "auto" }, name), icon("down"));
      this.tabs[slot].style.visibility = this.#store.loaded ? "visible" : "hidden";
      this.tabs[slot].title = this.#words.say("choose-person");
    }
  }

  // A phone whose person is gone, or that nobody has yet, goes to the first person without one.
  #fill() {
    if (!this.#store.loaded) return;
    for (const slot of SLOTS) {
      if (this.#store.people.has(this.people[slot])) continue;
      const free = [...this.#store.people.keys()].find((id) => !this.people.includes(id));
      this.#put(slot, free ?? null);
    }
  }

  // On a narrow screen the tab of the phone behind brings it to the front; else a tab asks who is to have the phone.
  #press(slot) {
    const isBehind = slot !== this.#front && !this.#phones[slot].element.checkVisibility();
    this.#bringToFront(slot);
    if (isBehind) return;
    const choices = [...this.#store.people.values()].map((person) => ({
      text: person.first_name,
      picture: personAvatar(person),
      checked: this.people[slot] === person.id,
      choose: () => this.#give(slot, person.id),
    }));
    choices.push({ icon: "add", text: this.#words.say("add-person"), choose: () => this.#add(slot) });
    openMenu(this.tabs[slot], choices);
  }

  async #add(slot) {
    const { askForPerson } = await import("./person_form.js");
    const wanted = await askForPerson(this.element, this.#words);
    if (wanted === undefined) return;
    const adding = this.#api.addPerson(wanted.name, wanted.language);
    const person = await adding.catch((error) => this.#phones[slot].tell(error));
    if (person === undefined) return;
    keepPicture(person, wanted.picture);
    await this.#store.readPeople();
    this.#give(slot, person.id);
    this.#phones[slot].focus();
  }
}
