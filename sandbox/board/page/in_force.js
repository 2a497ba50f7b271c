// The troubles in force, each with a button that takes it back.

import { Refused } from "./control.js";
import { keep, make } from "./elements.js";
import { callName } from "./trouble_form.js";

export function showInForce({ say, formats, world }) {
  const list = make("ul", { class: "in-force" });
  const none = make("p", { class: "soft" }, say("none-in-force"));
  const all = make("button", { type: "button", class: "mend-all", onclick: () => mend() }, say("mend-all"));
  const mend = (sandbox, id) =>
    world.mend(sandbox, id).catch((error) => {
      // It may be used up since it was last shown.
      if (!(error instanceof Refused)) throw error;
    });
  const left = (times) => {
    if (times === null) return say("left-always");
    return times === 1 ? say("left-once") : say("left-times", { times: formats.number(times) });
  };

  const show = (before, { sandbox, id, kind, call, times, options }) => {
    const asked = Object.entries(options).map(([name, value]) => `${say(`option-${name}`)}: ${value}`);
    const told = [callName(say, sandbox, call), left(times), ...asked].join(" – ");
    if (before?.dataset.told === told) return before;
    const button = make(
      "button",
      { type: "button", "aria-label": say("mend"), title: say("mend"), onclick: () => mend(sandbox, id) },
      "✕",
    );
    const name = make("b", {}, say(`${sandbox} ${kind}`));
    const where = make("span", { class: "where" }, say(`group-${sandbox}`));
    return make("li", { data: { told, kind } }, make("div", {}, where, " ", name, make("small", {}, told)), button);
  };

  const element = make("section", { class: "card force", id: "in-force", "aria-live": "polite" }, make("h3", {}, say("in-force")), none, list, all);
  world.watch(["faults"], () => {
    const each = Object.entries(world.faults).flatMap(([sandbox, found]) => found.map((fault) => ({ ...fault, sandbox })));
    keep(list, each, (fault) => `${fault.sandbox}-${fault.id}`, show);
    none.hidden = each.length > 0;
    all.hidden = !each.length;
    element.classList.toggle("broken", each.length > 0);
  });
  return element;
}
