// The chats of a person: the bot, the groups and channels they are in, and those they could join.

import { botAvatar, chatAvatar, plainAvatar } from "./avatar.js";
import { button, element } from "./element.js";
import { tool } from "./icons.js";
import { labelled, openSheet, pills, sheetForm } from "./sheet.js";

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
    const [inside, outside] = [true, false].map((isIn) =>
      shared.filter((chat) => chat.members.includes(personId) === isIn),
    );
    const row = (chat) => this.#row(chatAvatar(chat), chat.title, this.#about(chat), () => openChat(chat.id));
    const rowToLeave = (chat) => element("div", { class: "chat-row-line" }, row(chat), this.#leave(chat));
    this.list.replaceChildren(
      this.#row(botAvatar(this.#scene.botName()), this.#scene.botName(), words.say("bot"), () => openChat(personId)),
      ...inside.map(rowToLeave),
      ...(outside.length > 0 ? [element("h3", { class: "chats-title" }, words.say("chats-other"))] : []),
      ...outside.map(row),
      this.#row(plainAvatar("add"), words.say("chat-new"), null, () => this.#found()),
    );
  }

  #about(chat) {
    const { words } = this.#scene;
    const kind = words.say(chat.type === "channel" ? "channel" : "group");
    return `${kind} – ${words.say("members", { count: words.number(chat.members.length) })}`;
  }

  #row(avatar, title, about, open) {
    const name = element("span", { class: "chat-title", dir: "auto" }, title);
    const kind = about === null ? null : element("span", { class: "chat-kind" }, about);
    return button(
      { class: "chat-row", onclick: open },
      avatar,
      element("span", { class: "chat-about" }, name, kind),
    );
  }

  #leave(chat) {
    const { words, api, personId } = this.#scene;
    const leave = () => this.#scene.attempt(api.leave(chat.id, personId));
    return tool("leave", words.say("leave-chat", { name: chat.title }), leave);
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
  const title = element("input", { class: "input", required: true, maxlength: 128, dir: "auto", autofocus: true });
  const kinds = [["channel", words.say("channel")], ["supergroup", words.say("group")]];
  const fields = [
    labelled(words.say("chat-new-title"), title),
    pills("kind", words.say("chat-new-kind"), kinds, "channel"),
  ];
  const submit = (form) => {
    const kind = new FormData(form).get("kind");
    if (title.value.trim() !== "") close({ title: title.value.trim(), kind });
  };
  return sheetForm(words, "chat-new", fields, "chat-new-make", submit, close);
}
