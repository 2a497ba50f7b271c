// The chats of a person: the bot, the groups and channels they are in, and those they could join.

import { botAvatar, chatAvatar } from "./avatar.js";
import { element } from "./element.js";
import { icon } from "./icons.js";
import { openSheet } from "./sheet.js";

export class ChatList {
  #scene;
  #ended = new AbortController();

  // `scene` is the phone's (phone.js).
  constructor(scene) {
    this.#scene = scene;
    this.list = element("div", { class: "chats" });
    this.element = element(
      "section",
      { class: "chat-list", "aria-label": scene.words.say("chats") },
      element("header", { class: "head" }, element("h2", { class: "head-title" }, scene.words.say("chats"))),
      this.list,
    );
    const { signal } = this.#ended;
    for (const what of ["chats", "bot"]) scene.store.addEventListener(what, () => this.#settle(), { signal });
    this.#settle();
    scene.attempt(scene.store.readChats());
  }

  focus() {
    this.list.querySelector("button")?.focus();
  }

  close() {
    this.#ended.abort();
  }

  #settle() {
    const { words, store, personId, openChat } = this.#scene;
    const shared = [...store.chats.values()].filter((chat) => chat.type !== "private");
    const [inside, outside] = [true, false].map((is) => shared.filter((chat) => chat.members.includes(personId) === is));
    const row = (chat) => this.#row(chatAvatar(chat), chat.title, this.#about(chat), () => openChat(chat.id));
    this.list.replaceChildren(
      this.#row(botAvatar(this.#scene.botName()), this.#scene.botName(), words.say("bot"), () => openChat(personId)),
      ...inside.map(row),
      ...(outside.length > 0 ? [element("h3", { class: "chats-title" }, words.say("chats-other"))] : []),
      ...outside.map(row),
      element(
        "button",
        { type: "button", class: "chat-row new", onclick: () => this.#found() },
        element("span", { class: "avatar plain", "aria-hidden": "true" }, icon("add")),
        element("span", { class: "chat-about" }, element("span", { class: "chat-title" }, words.say("chat-new"))),
      ),
    );
  }

  #about(chat) {
    const { words } = this.#scene;
    const kind = words.say(chat.type === "channel" ? "channel" : "group");
    return `${kind} · ${words.say("members", { count: words.number(chat.members.length) })}`;
  }

  #row(avatar, title, about, open) {
    return element(
      "button",
      { type: "button", class: "chat-row", onclick: open },
      avatar,
      element(
        "span",
        { class: "chat-about" },
        element("span", { class: "chat-title", dir: "auto" }, title),
        element("span", { class: "chat-kind" }, about),
      ),
    );
  }

  async #found() {
    const { words, api, host, personId, store } = this.#scene;
    const wanted = await openSheet(host, words.say("chat-new"), "dialog", (close) => [newChatForm(words, close)]);
    if (wanted === undefined) return;
    const chat = await this.#scene.attempt(api.addChat(wanted.kind, wanted.title, personId));
    if (chat === null) return;
    await this.#scene.attempt(store.readChats());
    this.#scene.openChat(chat.id);
  }
}

function newChatForm(words, close) {
  const title = element("input", { class: "input", name: "title", required: true, maxlength: 128, dir: "auto", autofocus: true });
  const kind = (value, word, checked) =>
    element(
      "label",
      { class: "pill" },
      element("input", { type: "radio", name: "kind", value, checked }),
      element("span", {}, words.say(word)),
    );
  return element(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        if (title.value.trim() !== "") close({ title: title.value.trim(), kind: new FormData(event.target).get("kind") });
      },
    },
    element("h2", {}, words.say("chat-new")),
    element("label", { class: "labelled" }, element("span", {}, words.say("chat-new-title")), title),
    element(
      "fieldset",
      { class: "labelled" },
      element("legend", {}, words.say("chat-new-kind")),
      element("div", { class: "pills" }, kind("channel", "channel", true), kind("supergroup", "group", false)),
    ),
    element(
      "div",
      { class: "sheet-buttons" },
      element("button", { type: "button", class: "button", onclick: () => close() }, words.say("cancel")),
      element("button", { type: "submit", class: "button main" }, words.say("chat-new-make")),
    ),
  );
}
