// The control interface of the pretend Telegram: what people see and do.

// The sandbox says no; the message is its own sentence.
export class Refused extends Error {}

export class Api {
  constructor(base = "/control") {
    this.base = base.replace(/\/$/, "");
  }

  async people() {
    return (await this.#get("people")).people;
  }

  async addPerson(firstName, languageCode) {
    return (await this.#post("people", { first_name: firstName, language_code: languageCode })).person;
  }

  block(personId) {
    return this.#post(`people/${personId}/block`);
  }

  unblock(personId) {
    return this.#post(`people/${personId}/unblock`);
  }

  async bot() {
    return (await this.#get("bot")).bot;
  }

  async chats() {
    return (await this.#get("chats")).chats;
  }

  // The chat with the messages that changed after the journal's entry of that number.
  async chat(chatId, after = 0) {
    return (await this.#get(`chats/${chatId}?after=${after}`)).chat;
  }

  async addChat(type, title, personId) {
    return (await this.#post("chats", { type, title, members: [personId] })).chat;
  }

  async commands(chatId, personId, language) {
    const asked = new URLSearchParams({ chat: chatId, from: personId, language_code: language });
    return (await this.#get(`commands?${asked}`)).commands;
  }

  // The updates that the bot has not acknowledged.
  async updates() {
    return (await this.#get("updates")).updates;
  }

  async callbackAnswer(callbackId) {
    return (await this.#get(`callbacks/${callbackId}`)).answer;
  }

  say(chatId, personId, text, replyTo = null) {
    return this.#post(`chats/${chatId}/say`, { from: personId, text, reply_to: replyTo });
  }

  tap(chatId, personId, messageId, row, column) {
    return this.#post(`chats/${chatId}/tap`, { from: personId, message_id: messageId, row, column });
  }

  edit(chatId, personId, messageId, text) {
    return this.#post(`chats/${chatId}/edit`, { from: personId, message_id: messageId, text });
  }

  // `kind` is "photo" or "document".
  upload(chatId, personId, kind, file, caption) {
    const form = new FormData();
    form.set("from", personId);
    form.set("caption", caption);
    form.set("file", file, file.name);
    return this.#ask(`chats/${chatId}/${kind}`, { method: "POST", body: form });
  }

  join(chatId, personId) {
    return this.#post(`chats/${chatId}/join`, { from: personId });
  }

  // What an invite link shows to this person.
  async invite(link, personId) {
    return (await this.#get(`invites?${new URLSearchParams({ link, from: personId })}`)).invite;
  }

  // "joined" or "requested".
  async joinBy(link, personId) {
    return (await this.#post("invites", { link, from: personId })).outcome;
  }

  // Type behind the bot's name; the bot's `answer` is null where none came.
  search(chatId, personId, query) {
    return this.#post("inline", { chat: chatId, from: personId, query });
  }

  choose(queryId, resultId, chatId, personId) {
    return this.#post(`inline/${queryId}/choose`, { result: resultId, chat: chatId, from: personId });
  }

  leave(chatId, personId) {
    return this.#post(`chats/${chatId}/leave`, { from: personId });
  }

  // Where the browser gets a file; the sandbox names it as seen from its own root.
  fileAddress(url) {
    return this.base + url.replace(/^\/control/, "");
  }

  // The response whose body is the live stream of events.
  events(signal) {
    return fetch(`${this.base}/events`, { signal, cache: "no-store" });
  }

  #get(path) {
    return this.#ask(path, { cache: "no-store" });
  }

  #post(path, body = {}) {
    const headers = { "Content-Type": "application/json" };
    return this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async #ask(path, options) {
    const response = await fetch(`${this.base}/${path}`, options);
    const answer = await response.json();
    if (!answer.ok) throw new Refused(answer.error);
    return answer;
  }
}
