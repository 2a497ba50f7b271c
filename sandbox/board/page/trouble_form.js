// One trouble that can be ordered: its name, and behind that what it does, for which call, and how often.

import { Refused } from "./control.js";
import { make } from "./elements.js";
import { lastsAlways, wordsOf } from "./troubles.js";

const OFTEN = { once: 1, thrice: 3, always: null };

// Says what a call is called.
export function callName(say, sandbox, call) {
  if (call === "*") return say("call-*");
  return sandbox === "bank" ? say(`call-bank-${call}`) : call;
}

export function troubleForm({ say, world }, trouble) {
  const { sandbox, kind, calls, options } = trouble;
  const name = say(wordsOf(trouble));
  const call = select("call", say("which-call"), calls.map((each) => [each, callName(say, sandbox, each)]));
  const often = select("often", say("how-often"), Object.keys(OFTEN).map((each) => [each, say(`often-${each}`)]));
  call.hidden = calls.length < 2;
  often.hidden = lastsAlways(trouble);
  const asked = Object.entries(options).map(([option, suggestion]) => field(option, say(`option-${option}`), suggestion));
  const said = make("output", {});
  const form = make(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        said.classList.remove("refused");
        try {
          await world.orderFault(sandbox, wanted(trouble, new FormData(form)));
          said.textContent = say("ordered");
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          said.classList.add("refused");
          said.textContent = error.message;
        }
      },
    },
    make("p", {}, say(`${wordsOf(trouble)} means`)),
    make("div", { class: "fields" }, call, often, ...asked),
    make("button", { class: "break" }, say("break")),
    said,
  );
  return make("details", { class: "trouble", name: "trouble", data: { sandbox, kind } }, make("summary", {}, name), form);
}

// The order, as the sandbox takes it.
function wanted(trouble, values) {
  const order = { call: values.get("call"), kind: trouble.kind };
  if (!lastsAlways(trouble)) order.times = OFTEN[values.get("often")];
  for (const [option, suggestion] of Object.entries(trouble.options)) {
    const value = values.get(option).trim();
    if (value !== "") order[option] = isText(option) ? value : Number(value);
    else if (suggestion !== "") order[option] = suggestion;
  }
  return order;
}

const isText = (option) => option === "location" || option === "description";

function select(name, label, choices) {
  const options = choices.map(([value, text]) => make("option", { value }, text));
  return make("label", {}, label, make("select", { name }, options));
}

function field(name, label, value) {
  const kind = isText(name) ? { type: "text", dir: "ltr" } : { type: "number", min: 0, step: 1, inputmode: "numeric" };
  return make("label", {}, label, make("input", { name, value, ...kind }));
}
