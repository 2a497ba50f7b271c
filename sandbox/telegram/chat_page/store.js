// What this page knows of the pretend Telegram, kept right by the live connection; phones on one page share it.
//
// Events: "people", "bot" (its profile or menus), "chats", "pending" (what waits for the bot), "answer" ({id, answer}),
// "offer" (what a link would start the bot with).

import { ChatLog } from "./chat_log.js";
import { coalesced } from "./coalesced.js";

const stores = new WeakMap();
const OF_THE_BOT = /^(set|delete)(my|chatmenu)/i;

export function storeOf(api, live) {
  if (!stores.has(live)) stores.set(live, new Store(api, live));
  return stores.get(live);
}

class Store extends EventTarget {
  #api;
  #live;
  #logs = new Map();
  #answers = new Map();
  #read = {};

  people = new Map();
  chats = new Map();
  bot = null;
  loaded = false;
  // What was being written, by person and chat.
  drafts = new Map();
  #pending = new Set();
  #offer = "";

  constructor(api, live) {
    super();
    this.#api = api;
    this.#live = live;
    this.#reads("people", () => api.people(), (people) => {
      this.people = new Map(people.map((person) => [person.id, person]));
      this.loaded = true;
    });
    this.#reads("bot", () => api.bot(), (bot) => (this.bot = bot));
    this.#reads("chats", () => api.chats(), (chats) => {
      this.chats = new Map(chats.map((chat) => [chat.id, chat]));
      for (const log of this.#logs.values()) {
        if (log.summary === null && this.chats.has(log.id)) this.#try(() => log.readAnew());
      }
    });
    this.#reads("pending", () => api.updates(), (updates) => (this.#pending = new Set(updates.flatMap(placeOf))));
    live.addEventListener("sync", () => this.#readAll());
    live.addEventListener("entry", (event) => this.#take(event.detail));
  }

  // The chat's log, read on first use.
  log(chatId) {
    if (!this.#logs.has(chatId)) {
      const log = new ChatLog(this.#api, chatId);
      this.#logs.set(chatId, log);
      this.#try(log.refresh);
    }
    return this.#logs.get(chatId);
  }

  // With what a link from outside would start the bot: for whoever takes it, since a link does not say who follows it.
  get offer() {
    return this.#offer;
  }

  set offer(payload) {
    this.#offer = payload;
    this.dispatchEvent(new Event("offer"));
  }

  // Whether the bot has taken this message in.
  isSeen(message, chatId) {
    return !this.#pending.has(`${chatId}:${message.message_id}`);
  }

  // The bot's word on a tap, null if there is none within so many milliseconds.
  answerTo(callbackId, milliseconds) {
    if (this.#answers.has(callbackId)) return Promise.resolve(this.#answers.get(callbackId));
    return new Promise((resolve) => {
      const done = (answer) => {
        this.removeEventListener("answer", heard);
        this.#live.removeEventListener("sync", ask);
        clearTimeout(timer);
        resolve(answer);
      };
      const heard = ({ detail }) => detail.id === callbackId && done(detail.answer);
      const ask = async () => {
        const answer = await this.#api.callbackAnswer(callbackId).catch(() => null);
        if (answer !== null) done(answer);
      };
      const timer = setTimeout(() => done(null), milliseconds);
      this.addEventListener("answer", heard);
      this.#live.addEventListener("sync", ask);
    });
  }

  readPeople() {
    return this.#read.people();
  }

  readChats() {
    return this.#read.chats();
  }

  #reads(what, ask, keep) {
    this.#read[what] = coalesced(async () => {
      keep(await ask());
      this.dispatchEvent(new Event(what));
    });
  }

  #readAll() {
    for (const read of Object.values(this.#read)) this.#try(read);
    for (const log of this.#logs.values()) this.#try(() => log.readAnew());
  }

  #take(entry) {
    switch (entry.what) {
      case "message":
      case "edited":
      case "deleted":
        this.#refreshLog(entry);
        break;
      case "chat_action":
        this.#logs.get(entry.chat_id)?.act(entry.action);
        break;
      case "callback_answered":
        this.#answers.set(entry.callback_query_id, entry.answer);
        this.dispatchEvent(
          new CustomEvent("answer", { detail: { id: entry.callback_query_id, answer: entry.answer } }),
        );
        break;
      case "member":
        this.#logs.get(entry.chat_id)?.note(entry);
        for (const what of ["people", "chats", "pending"]) this.#try(this.#read[what]);
        this.#refreshLog(entry);
        break;
      case "person":
        for (const what of ["people", "chats"]) this.#try(this.#read[what]);
        break;
      case "acknowledged":
        this.#try(this.#read.pending);
        break;
      case "reset":
        this.#readAll();
        break;
      case "call":
        if (OF_THE_BOT.test(entry.method)) this.#try(this.#read.bot);
        break;
    }
  }

  // What waits is read first, or a message would be shown as seen before it is known to wait.
  #refreshLog(entry) {
    const log = this.#logs.get(entry.chat_id);
    if (log === undefined) return;
    this.#try(async () => {
      if (entry.by_bot === false) await this.#read.pending();
      await log.refresh();
    });
  }

  // What fails here is read again with the next "sync".
  async #try(read) {
    try {
      await read();
    } catch (error) {
      console.debug(error);
    }
  }
}

function placeOf(update) {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.edited_channel_post;
  return message === undefined ? [] : [`${message.chat.id}:${message.message_id}`];
}
