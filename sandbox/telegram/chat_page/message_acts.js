// What a person can do with a message: tap its buttons, follow its links, copy, answer, change it.

import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { openSheet, sheetButtons } from "./sheet.js";

// As long as Telegram waits for the bot's word on a tap.
const ANSWER_WITHIN = 15_000;

export class MessageActs {
  #scene;
  #chatId;
  #composer;
  #list;
  #busy = new Set();
  #kept = new Map();

  // `scene` is the phone's (phone.js); `composer()` and `list()` give the conversation's, once they are there.
  constructor(scene, chatId, composer, list) {
    this.#scene = scene;
    this.#chatId = chatId;
    this.#composer = composer;
    this.#list = list;
  }

  // For what is written in the message (entities.js).
  within(message) {
    if (!this.#kept.has(message.message_id)) this.#kept.set(message.message_id, new Set());
    return {
      copy: (text) => this.#scene.copy(text),
      open: (address, event) => this.#scene.openLink(address, event),
      command: (text) => this.#scene.attempt(this.#scene.api.say(this.#chatId, this.#scene.personId, text)),
      kept: this.#kept.get(message.message_id),
    };
  }

  // For the buttons under the message (keyboard.js).
  under(message) {
    const place = (row, column) => `${message.message_id}:${row}:${column}`;
    return {
      open: (address, event) => this.#scene.openLink(address, event),
      copy: (text) => this.#scene.copy(text),
      insert: (query) => this.#composer().write(`@${this.#scene.store.bot.username} ${query}`),
      unknown: () => this.#scene.toast(this.#scene.words.say("not-here")),
      place,
      isBusy: (row, column) => this.#busy.has(place(row, column)),
      tap: (row, column, button) => this.#tap(message, row, column, place(row, column), button),
    };
  }

  photo(message) {
    const { words, api, host } = this.#scene;
    const { url, file_name: name } = message.photo;
    const address = api.fileAddress(url);
    openSheet(host, words.say("photo"), "dialog", (close) => [
      element("img", { class: "viewed", src: address, alt: message.text || words.say("photo") }),
      sheetButtons(
        element("a", { class: "button", href: address, download: name }, icon("down"), name),
        button({ class: "button main", autofocus: true, onclick: () => close() }, words.say("close")),
      ),
    ]);
  }

  goTo(messageId) {
    const shown = this.#list().goTo(messageId);
    shown?.classList.add("found");
    shown?.addEventListener("animationend", () => shown.classList.remove("found"), { once: true });
  }

  menu(message, button, at = null) {
    const { words } = this.#scene;
    const choices = [{ icon: "reply", text: words.say("reply"), choose: () => this.#composer().reply(message) }];
    if (message.text !== "") {
      choices.push({ icon: "copy", text: words.say("copy"), choose: () => this.#scene.copy(message.text) });
    }
    if (this.isOwn(message)) {
      choices.push({ icon: "edit", text: words.say("edit"), choose: () => this.#composer().edit(message) });
    }
    openMenu(button, choices, at);
  }

  // What a person wrote with their own words.
  isOwn(message) {
    return message.sender === "person" && !message.via_bot && (message.from === null || message.from.id === this.#scene.personId);
  }

  async #tap(message, row, column, place, button) {
    if (this.#busy.has(place)) return;
    this.#busy.add(place);
    button.setAttribute("aria-busy", "true");
    const { api, store, words, personId } = this.#scene;
    const tapped = await this.#scene.attempt(api.tap(this.#chatId, personId, message.message_id, row, column));
    const answer = tapped ? await store.answerTo(tapped.callback_query_id, ANSWER_WITHIN) : null;
    this.#busy.delete(place);
    button.removeAttribute("aria-busy");
    // The message may have been drawn anew meanwhile, with this button busy.
    this.#list().element(message.message_id)?.querySelector(`[data-place="${place}"]`)?.removeAttribute("aria-busy");
    if (tapped && answer === null) this.#scene.toast(words.say("no-answer"));
    else if (answer?.url) this.#scene.openLink(answer.url, null);
    else if (answer?.text && answer.show_alert) this.#scene.alert(answer.text);
    else if (answer?.text) this.#scene.toast(answer.text);
  }
}
