// The one connection over which everything that happens arrives; it comes back by itself.
//
// Events: "state" when `state` changes; "sync" when everything is to be read anew (each time it connects, and where
// entries were lost); "entry" with an entry of the sandbox's journal as `detail`.

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 2000;
// The sandbox gives a sign of life every 15 seconds.
const SILENCE = 40_000;

export class Live extends EventTarget {
  #api;
  #stopping = null;
  #wake = () => {};

  state = "connecting";

  constructor(api) {
    super();
    this.#api = api;
  }

  start() {
    if (this.#stopping !== null) return;
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    addEventListener("online", () => this.#wake(), { signal });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    this.#run(signal);
  }

  stop() {
    this.#stopping?.abort();
    this.#stopping = null;
  }

  async #run(signal) {
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      try {
        await this.#listen(signal, () => (pause = FIRST_PAUSE));
      } catch {
        // No connection, or one that broke: the next one reads everything anew.
      }
      if (signal.aborted) return;
      this.#become("connecting");
      await new Promise((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, pause);
      });
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  async #listen(signal, connected) {
    const breaking = new AbortController();
    const watch = new Watch(SILENCE, () => breaking.abort());
    try {
      const response = await this.#api.events(AbortSignal.any([signal, breaking.signal]));
      if (!response.ok) return;
      connected();
      this.#become("live");
      this.dispatchEvent(new Event("sync"));
      let last = null;
      for await (const entry of entries(response.body, () => watch.heard())) {
        if (last !== null && entry.number !== last + 1) this.dispatchEvent(new Event("sync"));
        last = entry.number;
        this.dispatchEvent(new CustomEvent("entry", { detail: entry }));
      }
    } finally {
      watch.end();
    }
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}

class Watch {
  #milliseconds;
  #alarm;
  #timer;

  constructor(milliseconds, alarm) {
    this.#milliseconds = milliseconds;
    this.#alarm = alarm;
    this.heard();
  }

  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#alarm, this.#milliseconds);
  }

  end() {
    clearTimeout(this.#timer);
  }
}

// Reads server-sent events whose data are JSON.
async function* entries(body, heard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    heard();
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = event.split("\n").find((line) => line.startsWith("data: "));
      if (data !== undefined) yield JSON.parse(data.slice("data: ".length));
    }
  }
}
