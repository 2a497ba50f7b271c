// One person's Telegram: the chat with the bot, and the list of other chats behind it.
// How to show phones on any page: docs/sandbox.md.

import { Refused } from "./api.js";
import { ChatList } from "./chat_list.js";
import { copy } from "./clipboard.js";
import { Conversation } from "./conversation.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { destination, payloadIn } from "./links.js";
import { openSheet, sheetButtons, sheetForm } from "./sheet.js";
import { storeOf } from "./store.js";
import { Words } from "./words.js";

const TOAST_SHOWN = 3500;

export class Phone {
  #api;
  #live;
  #store;
  #person;
  #words;
  #screen = null;
  // Who had the phone, and in which language, when the screen was drawn.
  #drawnFor = null;
  #ended = new AbortController();

  constructor(root, { api, live, person = null, words }) {
    this.#api = api;
    this.#live = live;
    this.#store = storeOf(api, live);
    this.#person = person;
    this.#words = words;
    this.screen = element("div", { class: "screen" });
    this.toasts = element("div", { class: "toasts", role: "status" });
    this.element = element("article", { class: "phone" }, this.screen, this.toasts);
    root.append(this.element);
    this.#store.addEventListener("people", () => this.#settle(), { signal: this.#ended.signal });
    this.#draw();
  }

  get person() {
    return this.#person;
  }

  set person(personId) {
    if (personId === this.#person) return;
    this.#person = personId;
    this.#draw();
  }

  set words(words) {
    this.#words = words;
    this.#settle();
  }

  focus() {
    this.#screen?.focus();
  }

  // Say what went wrong.
  tell(error) {
    this.#toast(error instanceof Refused ? error.message : this.#words.say("not-reached"));
  }

  close() {
    this.#ended.abort();
    this.#screen?.close();
    this.element.remove();
  }

  #settle() {
    if (this.#drawnFor !== this.#look()) this.#draw();
  }

  #look() {
    const person = this.#store.people.get(this.#person);
    const { language } = this.#wordsOf(person);
    return person === undefined ? `nobody ${language} ${this.#store.loaded}` : `${person.id} ${language}`;
  }

  #wordsOf(person) {
    return person?.language_code ? new Words(person.language_code) : this.#words;
  }

  #draw() {
    this.#drawnFor = this.#look();
    const person = this.#store.people.get(this.#person);
    const words = this.#wordsOf(person);
    this.element.lang = words.language;
    this.element.dir = words.direction;
    const label = person === undefined ? words.say("phone-unused") : words.say("phone-of", { name: person.first_name });
    this.element.setAttribute("aria-label", label);
    this.element.querySelector(".sheet")?.remove();
    this.screen.inert = false;
    if (person === undefined) this.#show(new Unused(words, this.#store.loaded, () => this.#ask("add-person", {})));
    else this.#show(new Conversation(this.#scene(person, words), person.id));
  }

  #show(screen) {
    const hadFocus = this.screen.contains(document.activeElement);
    this.#screen?.close();
    this.#screen = screen;
    this.screen.replaceChildren(screen.element);
    if (hadFocus) screen.focus();
  }

  // What the screens of a person's phone work with.
  #scene(person, words) {
    const scene = {
      api: this.#api,
      live: this.#live,
      store: this.#store,
      personId: person.id,
      words,
      host: this.element,
      botName: () => nameIn(this.#store.bot, words.language),
      // Gives what the promise gives, or null and tells why.
      attempt: (promise) => this.#attempt(promise),
      toast: (text) => this.#toast(text),
      alert: (text) => this.#alert(text, words),
      copy: async (text) => {
        await copy(text);
        this.#toast(words.say("copied"));
      },
      openLink: (address, event) => this.#openLink(address, event, scene),
      askForLink: () => this.#askForLink(scene),
      openChat: (chatId) => this.#show(new Conversation(scene, chatId)),
      showChats: () => this.#show(new ChatList(scene)),
    };
    return scene;
  }

  async #attempt(promise) {
    try {
      return await promise;
    } catch (error) {
      this.tell(error);
      return null;
    }
  }

  #toast(text) {
    const toast = element("div", { class: "toast", dir: "auto" }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST_SHOWN);
  }

  #alert(text, words) {
    openSheet(this.element, text, "alertdialog", (close) => [
      element("p", { class: "alert-text", dir: "auto" }, text),
      sheetButtons(button({ class: "button main", autofocus: true, onclick: () => close() }, words.say("ok"))),
    ]);
  }

  // A link to the bot starts it here; one to a page is opened by the browser, unless the page around takes it.
  #openLink(address, event, scene) {
    const to = destination(address);
    if (to?.page !== undefined) {
      const mayOpen = this.#ask("link", { url: to.page, personId: scene.personId });
      if (!mayOpen) event?.preventDefault();
      else if (event === null) open(to.page, "_blank", "noopener,noreferrer");
      return;
    }
    event?.preventDefault();
    if (to === null) scene.toast(scene.words.say("not-here"));
    else if (to.invite !== undefined) this.#invite(to.invite, scene);
    else this.#start(to.start, scene);
  }

  // Ask whether to join what an invite link leads to, or say what is in the way.
  async #invite(link, scene) {
    const { words, personId } = scene;
    const invite = await scene.attempt(this.#api.invite(link, personId));
    if (invite === null) return;
    const { chat, obstacle } = invite;
    if (obstacle === "member") return scene.openChat(chat.id);
    const label = words.say(`join-${chat.type === "channel" ? "channel" : "group"}`, { name: chat.title });
    const said = obstacle ?? (invite.creates_join_request ? "by-request" : null);
    const wanted = await openSheet(this.element, label, "dialog", (close) => [
      element("h2", { dir: "auto" }, label),
      element("p", { class: "hint" }, words.say("members", { count: words.number(chat.members) })),
      said && element("p", {}, words.say(`invite-${said}`)),
      sheetButtons(
        button({ class: "button", onclick: () => close() }, words.say(obstacle ? "close" : "cancel")),
        obstacle === null && button({ class: "button main", onclick: () => close(true) }, words.say("join")),
      ),
    ].filter(Boolean));
    if (!wanted) return;
    const outcome = await scene.attempt(this.#api.joinBy(link, personId));
    if (outcome === "joined") scene.openChat(chat.id);
    else if (outcome === "requested") scene.toast(words.say("invite-asked"));
  }

  #start({ bot, payload }, scene) {
    const isNamed = (name) => name?.toLowerCase() === bot.toLowerCase();
    const chat = [...this.#store.chats.values()].find((one) => one.type !== "private" && isNamed(one.username));
    if (chat !== undefined) {
      scene.openChat(chat.id);
    } else if (isNamed(this.#store.bot?.username)) {
      scene.openChat(scene.personId);
      if (payload !== "") scene.attempt(this.#api.say(scene.personId, scene.personId, `/start ${payload}`));
    } else {
      scene.toast(scene.words.say("link-elsewhere"));
    }
  }

  async #askForLink(scene) {
    const { words } = scene;
    const typed = await openSheet(this.element, words.say("open-link"), "dialog", (close) => {
      const hint = words.say("open-link-hint");
      const look = { class: "input", dir: "ltr", autofocus: true, placeholder: "?start=…" };
      const field = element("input", { ...look, "aria-label": hint });
      const fields = [element("p", { class: "hint" }, hint), field];
      return [sheetForm(words, "open-link", fields, "open-link-open", () => close(field.value), close)];
    });
    const payload = payloadIn(typed ?? "");
    if (payload !== "") this.#start({ bot: this.#store.bot.username, payload }, scene);
  }

  // Tells the page around; false where it takes the matter into its own hands.
  #ask(name, detail) {
    return this.element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true }));
  }
}

function nameIn(bot, language) {
  return bot === null ? "" : bot.names[language] || bot.names[""] || bot.first_name;
}

// A phone that belongs to nobody.
class Unused {
  constructor(words, loaded, add) {
    this.element = element("div", { class: "unused" });
    if (!loaded) return;
    this.element.append(
      element("span", { class: "unused-icon" }, icon("add")),
      element("h2", {}, words.say("phone-unused")),
      element("p", {}, words.say("phone-unused-hint")),
      button({ class: "button main", onclick: add }, words.say("add-person")),
    );
  }

  focus() {
    this.element.querySelector("button")?.focus();
  }

  close() {}
}
