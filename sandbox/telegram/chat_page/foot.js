// What stands below the messages: the field to write in, or one big button where there is but one thing to do.

import { Composer } from "./composer.js";
import { button, element } from "./element.js";

export class Foot {
  #scene;
  #log;
  #acts;
  #nameOf;
  #sent;
  #asked = 0;

  // `acts` are the MessageActs; `nameOf(message)` names its sender; `sent()` is called when something was written.
  constructor(scene, log, acts, nameOf, sent) {
    this.#scene = scene;
    this.#log = log;
    this.#acts = acts;
    this.#nameOf = nameOf;
    this.#sent = sent;
    this.element = element("footer", { class: "foot" });
    const draft = scene.store.drafts.get(this.#draftKey()) ?? "";
    this.composer = new Composer(scene.words, this.#composerActs());
    this.composer.draft = draft;
    this.readCommands();
  }

  settle() {
    const { api, personId, store } = this.#scene;
    const id = this.#log.id;
    const isPrivate = id > 0;
    if (isPrivate && store.people.get(personId)?.has_blocked) this.#showButton("unblock", () => api.unblock(personId));
    else if (isPrivate && (this.#log.isEmpty() || store.offer !== "")) this.#showButton("start", () => this.#start());
    else if (!isPrivate && this.#log.loaded && !this.#log.isIn(personId)) {
      this.#showButton("join", () => api.join(id, personId));
    } else this.#showComposer();
  }

  focus() {
    this.element.querySelector(".field, .big-button")?.focus({ preventScroll: true });
  }

  async readCommands() {
    const { api, personId, store, words } = this.#scene;
    const language = store.people.get(personId)?.language_code ?? words.language;
    try {
      this.composer.commands = await api.commands(this.#log.id, personId, language);
    } catch (error) {
      // Asked again when the connection is back.
      console.debug(error);
    }
  }

  #composerActs() {
    const { api, personId, store } = this.#scene;
    const id = this.#log.id;
    const done = async (promise) => {
      const answer = await this.#scene.attempt(promise);
      if (answer !== null) this.#sent();
      return answer !== null;
    };
    return {
      say: (text, replyTo) => done(api.say(id, personId, text, replyTo)),
      edit: (message, text) => done(api.edit(id, personId, message.message_id, text)),
      upload: (kind, file, caption) => done(api.upload(id, personId, kind, file, caption)),
      tapKey: (message, row, column) => done(api.tap(id, personId, message.message_id, row, column)),
      nameOf: this.#nameOf,
      lastOwn: () => this.#log.standing().findLast((m) => this.#acts.isOwn(m) && m.text !== "") ?? null,
      search: (text) => this.#search(text),
      keep: (draft) => store.drafts.set(this.#draftKey(), draft),
    };
  }

  // What the bot offers for "@bot query", as options to send or, above them, to start the bot with; null for other texts.
  async #search(text) {
    const { api, attempt, openLink, personId, store, words } = this.#scene;
    const { username } = store.bot ?? {};
    const [, name, query] = /^@(\w+) ([^]*)$/.exec(text) ?? [];
    if (name?.toLowerCase() !== username?.toLowerCase()) return null;
    const { id, answer } = (await attempt(api.search(this.#log.id, personId, query.trim()))) ?? { answer: null };
    if (answer === null) return null;
    const start = (button) => ({
      name: button.text,
      about: "",
      pick: () => openLink(`https://t.me/${username}?start=${button.start_parameter}`, null),
    });
    const result = (found) => ({
      name: found.title || found.text || words.say(found.type),
      about: found.description,
      picture: found.photo && element("img", { src: api.fileAddress(found.photo.url), alt: "" }),
      pick: async () => (await attempt(api.choose(id, found.id, this.#log.id, personId))) && this.#sent(),
    });
    const options = [...(answer.button?.start_parameter ? [start(answer.button)] : []), ...answer.results.map(result)];
    return options.length > 0 ? options : [{ name: words.say("nothing-here"), about: "", pick: () => {} }];
  }

  #draftKey() {
    return `${this.#scene.personId} in ${this.#log.id}`;
  }

  async #start() {
    const { api, personId, store } = this.#scene;
    await api.say(this.#log.id, personId, `/start ${store.offer}`.trim());
    if (store.offer !== "") store.offer = "";
  }

  // `what` names the button's word too.
  #showButton(what, act) {
    if (this.element.dataset.shows === what) return;
    const press = () => this.#scene.attempt(act());
    const shown = button({ class: `big-button ${what}`, onclick: press }, this.#scene.words.say(what));
    this.#put(what, shown, shown);
  }

  #showComposer() {
    const message = this.#log.keyboardMessage();
    this.composer.showKeyboard(message);
    if (this.element.dataset.shows !== "composer") this.#put("composer", this.composer.element, this.composer.field);
    this.#answerIfAsked(message);
  }

  #put(what, shown, focused) {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.dataset.shows = what;
    this.element.replaceChildren(shown);
    if (hadFocus) focused.focus({ preventScroll: true });
  }

  // "Force reply": the bot opens an answer to its message, once, unless the person has written since.
  #answerIfAsked(message) {
    if (!message?.reply_markup.force_reply || message.message_id <= this.#asked) return;
    this.#asked = message.message_id;
    const last = this.#log.standing().findLast((other) => this.#acts.isOwn(other));
    if ((last?.message_id ?? 0) >= message.message_id) return;
    // Somebody who writes on the other phone goes on there.
    this.composer.reply(message, this.#scene.host.contains(document.activeElement));
  }
}
