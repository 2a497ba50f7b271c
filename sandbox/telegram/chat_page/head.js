// The head of a chat: who it is with, what they are doing, and what can be done about it.

import { botAvatar, chatAvatar } from "./avatar.js";
import { element } from "./element.js";
import { tool } from "./icons.js";
import { openMenu } from "./menu.js";

export class Head {
  #scene;
  #log;

  constructor(scene, log) {
    this.#scene = scene;
    this.#log = log;
    const { words } = scene;
    const more = tool("more", words.say("more"), () => openMenu(more, this.#choices()));
    more.setAttribute("aria-haspopup", "menu");
    this.face = element("span", { class: "head-face" });
    this.title = element("h2", { class: "head-title", dir: "auto" });
    this.status = element("span", { class: "head-status", role: "status" });
    this.element = element(
      "header",
      { class: "head" },
      tool("back", words.say("back-to-chats"), () => scene.showChats()),
      this.face,
      element("div", { class: "head-about" }, this.title, this.status),
      more,
    );
    this.settle();
  }

  settle() {
    const { store, live } = this.#scene;
    const isPrivate = this.#log.id > 0;
    const chat = this.#log.summary ?? store.chats.get(this.#log.id) ?? { id: this.#log.id };
    this.title.textContent = isPrivate ? this.#scene.botName() : (chat.title ?? "");
    const face = isPrivate ? `bot ${this.title.textContent}` : `${chat.id} ${chat.type}`;
    if (this.face.dataset.shows !== face) {
      this.face.dataset.shows = face;
      this.face.replaceChildren(isPrivate ? botAvatar(this.title.textContent) : chatAvatar(chat));
    }
    this.status.classList.toggle("busy", live.state !== "live" || this.#log.action !== null);
    const status = this.#status(isPrivate, chat);
    if (this.status.textContent !== status) this.status.textContent = status;
  }

  #status(isPrivate, chat) {
    const { words, live } = this.#scene;
    if (live.state !== "live") return words.say("state-connecting");
    if (this.#log.action !== null) return words.say(this.#log.action === "typing" ? "typing" : "sending-file");
    if (isPrivate) return words.say("bot");
    const count = words.number(chat.members?.length ?? 0);
    return `${words.say(chat.type === "channel" ? "channel" : "group")} – ${words.say("members", { count })}`;
  }

  #choices() {
    const { words, api, personId, store, askForLink } = this.#scene;
    const id = this.#log.id;
    const choice = (name, word, act, danger = false) => ({
      icon: name,
      text: words.say(word),
      danger,
      choose: () => this.#scene.attempt(act()),
    });
    if (id < 0) {
      return this.#log.isIn(personId)
        ? [choice("leave", "leave", () => api.leave(id, personId), true)]
        : [choice("add", "join", () => api.join(id, personId))];
    }
    const blocked = store.people.get(personId)?.has_blocked;
    return [
      { icon: "link", text: words.say("open-link"), choose: askForLink },
      blocked
        ? choice("block", "unblock", () => api.unblock(personId))
        : choice("block", "block", () => api.block(personId), true),
    ];
  }
}
