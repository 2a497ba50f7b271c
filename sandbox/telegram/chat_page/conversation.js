// One chat on a phone: its head, its messages, and what stands below them.

import { botAvatar } from "./avatar.js";
import { button, element } from "./element.js";
import { Foot } from "./foot.js";
import { Head } from "./head.js";
import { icon } from "./icons.js";
import { MessageActs } from "./message_acts.js";
import { messageElement, noticeElement, summaryOf } from "./message.js";
import { guess, timeline } from "./timeline.js";
import { WindowedList } from "./window.js";

export class Conversation {
  #scene;
  #log;
  #acts;
  #head;
  #foot;
  #list;
  #ended = new AbortController();
  #unread = 0;

  // `scene` is the phone's (phone.js).
  constructor(scene, chatId) {
    this.#scene = scene;
    this.#log = scene.store.log(chatId);
    this.#acts = new MessageActs(scene, chatId, () => this.#foot.composer, () => this.#list);
    this.#head = new Head(scene, this.#log);
    this.#foot = new Foot(scene, this.#log, this.#acts, (message) => this.#nameOf(message), () => this.#list.toEnd());
    this.#build();
    this.#listen();
    this.#settle();
  }

  close() {
    this.#ended.abort();
    this.#list.close();
  }

  focus() {
    this.#foot.focus();
  }

  #build() {
    const { words, api } = this.#scene;
    this.rows = element("div", { class: "rows" });
    const labels = { role: "region", "aria-label": words.say("messages") };
    this.scroller = element("div", { class: "scroller", tabindex: "0", ...labels }, this.rows);
    this.intro = element("div", { class: "intro", hidden: true });
    this.count = element("span", { class: "unread" });
    const label = words.say("to-the-end");
    const onclick = () => this.#list.toEnd();
    this.toEnd = button({ class: "to-end", hidden: true, "aria-label": label, onclick }, this.count, icon("down"));
    this.said = element("div", { class: "unseen", "aria-live": "polite" });
    this.body = element("div", { class: "middle" }, this.intro, this.scroller, this.toEnd, this.said);
    this.element = element("section", { class: "conversation" }, this.#head.element, this.body, this.#foot.element);
    const view = {
      words,
      api,
      acts: this.#acts,
      replied: (id) => this.#standing(id),
      nameOf: (message) => this.#nameOf(message),
      username: () => this.#scene.store.bot?.username,
    };
    this.#list = new WindowedList(this.scroller, this.rows, {
      render: (item) => this.#item(item, view),
      guess,
      moved: (atEnd) => this.#moved(atEnd),
    });
  }

  #listen() {
    const { signal } = this.#ended;
    const { store, live } = this.#scene;
    this.#log.addEventListener("changed", ({ detail }) => this.#changed(detail), { signal });
    this.#log.addEventListener("action", () => this.#head.settle(), { signal });
    live.addEventListener("state", () => this.#head.settle(), { signal });
    store.addEventListener("pending", () => this.#settleList(), { signal });
    for (const what of ["people", "offer"]) store.addEventListener(what, () => this.#settle(), { signal });
    const botChanged = () => {
      this.#foot.readCommands();
      this.#settle();
      this.#list.refresh();
    };
    store.addEventListener("bot", botChanged, { signal });
    this.body.addEventListener("dragover", (event) => event.preventDefault());
    this.body.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#foot.composer.take(event.dataTransfer.files[0]);
    });
    this.rows.addEventListener("dblclick", (event) => {
      const { message } = this.#messageAt(event) ?? {};
      if (message !== undefined && this.#acts.isOwn(message)) this.#foot.composer.edit(message);
    });
    this.rows.addEventListener("contextmenu", (event) => {
      const found = getSelection().isCollapsed ? this.#messageAt(event) : null;
      if (found === null) return;
      event.preventDefault();
      const button = found.shown.querySelector(".message-menu");
      this.#acts.menu(found.message, button, { x: event.clientX, y: event.clientY });
    });
  }

  // The message on which something happened, unless it happened to a thing in it that can do something itself.
  #messageAt(event) {
    if (event.target.closest("a, button, [role=button]") !== null) return null;
    const shown = event.target.closest(".message");
    const message = shown === null ? null : this.#standing(Number(shown.dataset.id));
    return message === null ? null : { message, shown };
  }

  #standing(messageId) {
    const message = this.#log.messages.get(messageId);
    return message === undefined || message.deleted ? null : message;
  }

  #nameOf(message) {
    if (message.sender === "bot") return this.#scene.botName();
    return message.from?.first_name ?? this.#log.summary?.title ?? "";
  }

  #item(item, view) {
    if (item.kind === "day") return noticeElement(view.words.day(item.date));
    if (item.kind === "notice") return noticeElement(this.#told(item));
    const made = messageElement(item, view);
    made.dataset.id = item.key;
    if (item.fresh) made.classList.add("fresh");
    return made;
  }

  #told({ notice, word }) {
    const { store, personId, words } = this.#scene;
    const isPrivate = this.#log.id > 0;
    const isBot = !isPrivate && notice.member === store.bot?.id;
    const person = store.people.get(isPrivate ? personId : notice.member);
    return words.say(word, { name: isBot ? this.#scene.botName() : (person?.first_name ?? "") });
  }

  #changed(arrived) {
    const { words } = this.#scene;
    const fromBot = arrived.filter((message) => message.sender === "bot");
    if (fromBot.length > 0) {
      const said = fromBot.map((message) => `${this.#nameOf(message)}: ${summaryOf(message, words)}`);
      this.said.textContent = said.join("\n");
    }
    if (!this.#list.atEnd) this.#unread += fromBot.length;
    this.#settle(new Set(arrived.map((message) => message.message_id)));
  }

  #settle(fresh = new Set()) {
    this.#head.settle();
    this.#foot.settle();
    this.#settleIntro();
    this.#settleList(fresh);
    this.#moved(this.#list.atEnd);
  }

  // What an empty chat with a bot says.
  #settleIntro() {
    const { words, store } = this.#scene;
    this.intro.hidden = this.#log.id < 0 || !this.#log.isEmpty();
    if (this.intro.hidden) return;
    const descriptions = store.bot?.descriptions ?? {};
    const text = descriptions[words.language] || descriptions[""];
    this.intro.replaceChildren(
      botAvatar(this.#scene.botName()),
      element("h3", { dir: "auto" }, text ? words.say("what-can-it-do") : this.#scene.botName()),
      element("p", { dir: "auto" }, text || words.say("nothing-here")),
    );
  }

  #settleList(fresh = new Set()) {
    const { store, personId } = this.#scene;
    const items = timeline(this.#log, personId, (message) => store.isSeen(message, this.#log.id));
    for (const item of items) item.fresh = fresh.has(item.key);
    this.#list.show(items);
    this.rows.setAttribute("aria-busy", String(!this.#log.loaded));
  }

  #moved(atEnd) {
    const { words } = this.#scene;
    if (atEnd) this.#unread = 0;
    this.toEnd.hidden = atEnd;
    this.count.hidden = this.#unread === 0;
    this.count.textContent = words.say("new-messages", { count: words.number(this.#unread) });
  }
}
