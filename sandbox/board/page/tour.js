// The guided tour: a line above everything that says what to do next, and a ring around where to do it.
//
// Where the reader is, and that they want none, is remembered by the browser.

import { make } from "./elements.js";
import { STEPS } from "./tour_steps.js";

const REMEMBERED = "board-tour";
const OVER = "over";

export class Tour {
  #context;
  #tabs;
  #phones;
  #step = 0;
  #mark = { order: 0, at: 0 };
  #ringed = null;

  constructor(context, tabs, phones) {
    const { say, world } = context;
    this.#context = context;
    this.#tabs = tabs;
    this.#phones = phones;
    this.place = make("span", { class: "place" });
    this.text = make("p", { role: "status" });
    this.waits = make("small", {}, say("tour-waits"));
    this.back = make("button", { type: "button", class: "back", onclick: () => this.#go(this.#step - 1) }, say("tour-back"));
    this.next = make("button", { type: "button", class: "next", onclick: () => this.#go(this.#step + 1) });
    this.skip = make("button", { type: "button", class: "skip", onclick: () => this.#end() });
    this.element = make(
      "section",
      { class: "tour", id: "tour", "aria-label": say("tour"), hidden: true },
      make("div", { class: "said" }, this.place, this.text, this.waits),
      make("div", { class: "buttons" }, this.back, this.skip, this.next),
    );
    world.watch(["shop", "bot", "faults", "calls"], () => this.#look());
  }

  // Goes on where the reader was, unless they are through with it.
  resume() {
    const remembered = localStorage.getItem(REMEMBERED);
    if (remembered === OVER) return;
    const { step, mark } = JSON.parse(remembered ?? "null") ?? { step: 0, mark: this.#mark };
    this.#mark = mark;
    this.#show(Math.min(step, STEPS.length - 1));
  }

  // Begins anew.
  begin() {
    this.#go(0);
  }

  #go(step) {
    if (step >= STEPS.length) return this.#end();
    const { shop } = this.#context.world;
    if (STEPS[step].chapter) this.#mark = { order: shop.orders?.[0]?.id ?? 0, at: Date.now() };
    localStorage.setItem(REMEMBERED, JSON.stringify({ step, mark: this.#mark }));
    this.#show(step);
    // It may be so already.
    this.#look();
  }

  #look() {
    if (this.element.hidden) return;
    const { done } = STEPS[this.#step];
    if (done?.(this.#context.world, this.#mark)) this.#go(this.#step + 1);
  }

  #show(step) {
    const { say, formats } = this.#context;
    const { name, tab, who, done } = STEPS[step];
    this.#step = step;
    const last = step === STEPS.length - 1;
    this.element.hidden = false;
    this.element.dataset.step = name;
    this.place.textContent = say("tour-place", { step: formats.number(step + 1), steps: formats.number(STEPS.length) });
    this.text.textContent = say(`tour-${name}`);
    this.waits.hidden = !done;
    this.back.hidden = step === 0;
    this.skip.textContent = say(step === 0 ? "tour-skip" : "tour-leave");
    this.skip.hidden = last;
    this.next.textContent = step === 0 ? say("tour-begin") : say(last ? "tour-end" : "tour-next");
    this.next.classList.toggle("quiet", Boolean(done));
    if (tab) this.#tabs.select(tab);
    if (who) this.#phones.show(who);
    this.#ring(STEPS[step]);
  }

  #ring({ at, who }) {
    this.#ringed?.classList.remove("ringed");
    this.#ringed = at ? document.querySelector(at) : who ? this.#phones.phone(who) : null;
    if (!this.#ringed) return;
    for (let around = this.#ringed; around; around = around.parentElement?.closest("details")) {
      if (around.matches("details")) around.open = true;
    }
    this.#ringed.classList.add("ringed");
    this.#ringed.scrollIntoView({ block: "center", inline: "nearest" });
  }

  #end() {
    localStorage.setItem(REMEMBERED, OVER);
    this.#ringed?.classList.remove("ringed");
    this.element.hidden = true;
  }
}
