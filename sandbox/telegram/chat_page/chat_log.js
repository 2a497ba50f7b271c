// One chat as this page knows it: its messages, what happened between them, and what the bot is doing.
//
// Event "changed": `detail` holds the messages that are new and came while somebody looked on.

import { Refused } from "./api.js";
import { coalesced } from "./coalesced.js";

// As long as Telegram shows one "typing".
const ACTION_SHOWN = 5000;

let looks = 0;

export class ChatLog extends EventTarget {
  #api;
  #latest = 0;
  #anew = true;
  #timer = null;

  summary = null;
  messages = new Map();
  notices = [];
  action = null;
  loaded = false;

  constructor(api, id) {
    super();
    this.#api = api;
    this.id = id;
    this.refresh = coalesced(() => this.#read());
  }

  // Read everything again, as after a connection that was lost.
  readAnew() {
    this.#anew = true;
    return this.refresh();
  }

  // The messages that stand, oldest first.
  standing() {
    return [...this.messages.values()].filter((message) => !message.deleted);
  }

  // The newest message of the bot that says what stands in place of the letters, null where the bot said nothing of it.
  keyboardMessage() {
    return this.standing().findLast(
      (message) => message.sender === "bot" && message.reply_markup && !message.reply_markup.inline_keyboard,
    ) ?? null;
  }

  isEmpty() {
    return this.loaded && this.standing().length === 0;
  }

  isIn(personId) {
    return this.summary !== null && this.summary.members.includes(personId);
  }

  // Put a line between the messages: somebody came, left, blocked the bot.
  note(notice) {
    this.notices.push({ ...notice, behind: Math.max(0, ...this.messages.keys()) });
    this.#tell([]);
  }

  act(action) {
    clearTimeout(this.#timer);
    this.action = action;
    if (action !== null) this.#timer = setTimeout(() => this.act(null), ACTION_SHOWN);
    this.dispatchEvent(new Event("action"));
  }

  async #read() {
    const anew = this.#anew;
    this.#anew = false;
    let chat;
    try {
      chat = await this.#api.chat(this.id, anew ? 0 : this.#latest);
    } catch (error) {
      this.#anew = true;
      if (!(error instanceof Refused)) throw error;
      this.#forget();
      return;
    }
    const known = this.messages;
    const arrived = chat.messages.filter((message) => !message.deleted && !known.has(message.message_id));
    if (anew) {
      this.messages = new Map();
      this.#latest = 0;
    }
    for (const message of chat.messages) {
      this.messages.set(message.message_id, lookedAt(message, known.get(message.message_id)));
      this.#latest = Math.max(this.#latest, message.changed);
    }
    // A sandbox that started anew counts from the beginning, and what happened before is gone.
    if (this.messages.size < known.size) this.notices = [];
    this.summary = chat;
    if (arrived.some((message) => message.sender === "bot") && this.action !== null) this.act(null);
    const wasLoaded = this.loaded;
    this.loaded = true;
    this.#tell(wasLoaded ? arrived : []);
  }

  // There is no such chat, or not any more.
  #forget() {
    this.messages = new Map();
    this.notices = [];
    this.summary = null;
    this.loaded = true;
    this.#tell([]);
  }

  #tell(arrived) {
    this.dispatchEvent(new CustomEvent("changed", { detail: arrived }));
  }
}

// Gives the message with a number for its look: of two with the same number nothing differs. The sandbox's own numbers
// don't tell that, since one that started anew gives the same ones again.
function lookedAt(message, before) {
  const json = JSON.stringify(message);
  return before?.json === json ? before : { ...message, json, look: (looks += 1) };
}
