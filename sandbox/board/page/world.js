// All that the board knows, kept up to date by one stream of events; whoever shows a part of it listens to that part.

import { bot, faults } from "./control.js";

const KEPT_CALLS = 400;

export class World extends EventTarget {
  bot = null; // {state, running, pid, started_at}
  shop = { orders: [], outbox: [] }; // or {error}
  faults = { bank: [], telegram: [] };
  calls = []; // oldest first, each with `sandbox`
  connected = false;

  // Opens the stream; the browser opens it again by itself whenever it breaks.
  start() {
    const stream = new EventSource("/board/events");
    stream.addEventListener("open", () => {
      this.calls = []; // a fresh stream tells all of them again
      this.#set("connected", true);
    });
    stream.addEventListener("error", () => this.#set("connected", false));
    for (const part of ["bot", "shop", "faults"]) {
      stream.addEventListener(part, (event) => this.#set(part, JSON.parse(event.data)));
    }
    stream.addEventListener("calls", (event) => this.#add(JSON.parse(event.data)));
  }

  // Calls `act` now and at every change of these parts.
  watch(parts, act) {
    for (const part of parts) this.addEventListener(part, () => act(this));
    act(this);
  }

  // What is done from this page is seen at once, ahead of the stream.
  async actOnBot(what) {
    this.#set("bot", await bot.act(what));
  }

  async orderFault(sandbox, wanted) {
    await faults.order(sandbox, wanted);
    await this.#readFaults();
  }

  // One, or all where none is named.
  async mend(sandbox, id) {
    await (sandbox === undefined ? faults.removeAll() : faults.remove(sandbox, id));
    await this.#readFaults();
  }

  async #readFaults() {
    this.#set("faults", await faults.inForce());
  }

  #set(part, value) {
    this[part] = value;
    this.dispatchEvent(new Event(part));
  }

  #add(fresh) {
    const entries = Object.entries(fresh).flatMap(([sandbox, calls]) => calls.map((entry) => ({ ...entry, sandbox })));
    entries.sort((one, other) => one.at - other.at);
    this.#set("calls", [...this.calls, ...entries].slice(-KEPT_CALLS));
    // A trouble that was ordered here and met at once is none that the stream has ever seen in force.
    if (entries.some((entry) => entry.fault)) this.#readFaults();
  }
}
