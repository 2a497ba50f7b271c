// The bot's process: how it stands, and the buttons that kill it and bring it back.

import { bot, Refused } from "./control.js";
import { make } from "./elements.js";

const UP = new Set(["starting", "running", "stopping"]);

export class BotCard {
  #say;
  #formats;
  #world;
  #log;

  constructor({ say, formats, world }) {
    this.#say = say;
    this.#formats = formats;
    this.#world = world;
    const button = (what, ...inside) =>
      make("button", { type: "button", class: what, data: { act: what }, onclick: () => this.#act(what) }, ...inside);
    this.state = make("span", { class: "badge", role: "status" });
    this.process = make("span", { class: "soft" });
    this.said = make("p", { class: "refused", role: "alert", hidden: true });
    this.kill = button("kill", say("bot-kill"), make("small", {}, say("bot-kill-note")));
    this.stop = button("stop", say("bot-stop"));
    this.start = button("start", say("bot-start"));
    this.#log = make("pre", { dir: "ltr", tabindex: "0", "aria-label": say("bot-log") });
    this.element = make(
      "section",
      { class: "card bot", id: "bot-card" },
      make("h3", {}, say("bot"), this.state),
      this.process,
      make("div", { class: "buttons" }, this.kill, this.stop, this.start),
      this.said,
      make("details", { ontoggle: (event) => event.target.open && this.#read() }, make("summary", {}, say("bot-log")), this.#log),
    );
    world.watch(["bot"], () => this.#show());
    setInterval(() => this.#age(), 1000);
  }

  #show() {
    const { state } = this.#world.bot ?? { state: "starting" };
    this.element.dataset.state = state;
    this.state.dataset.state = state;
    this.state.textContent = this.#say(`bot-${state}`);
    this.kill.hidden = this.stop.hidden = !UP.has(state);
    this.start.hidden = UP.has(state);
    this.#age();
  }

  #age() {
    const { pid, started_at: since } = this.#world.bot ?? {};
    const lives = this.#formats.span(Date.now() / 1000 - since);
    this.process.textContent = pid ? this.#say("bot-process", { pid: this.#formats.name(pid), for: lives }) : "";
  }

  async #act(what) {
    const buttons = [this.kill, this.stop, this.start];
    this.said.hidden = true;
    for (const button of buttons) button.disabled = true;
    try {
      await this.#world.actOnBot(what);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.said.textContent = error.message;
      this.said.hidden = false;
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }

  async #read() {
    const { log } = await bot.look();
    this.#log.textContent = log.join("\n") || this.#say("log-empty");
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}
