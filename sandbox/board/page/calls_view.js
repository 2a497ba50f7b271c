// The calls that came to both sandboxes, newest first.

import { keep, make } from "./elements.js";
import { wordsOrRaw } from "./words.js";

const SHOWN = 80;
const OF_BOT = new Set(["request", "check"]);

export function callsView({ say, formats, world }) {
  const list = make("ol", { class: "calls" });
  const none = make("p", { class: "soft" }, say("no-calls"));
  const polling = make("input", { type: "checkbox", onchange: () => show() });

  const word = wordsOrRaw(say);

  const row = (before, entry) => before ?? (entry.sandbox === "bank" ? ofBank(entry) : ofTelegram(entry));

  const line = (entry, { who, did, outcome, well, inside }) =>
    make(
      "li",
      { data: { sandbox: entry.sandbox, well, ...(entry.fault ? { fault: entry.fault } : {}) } },
      make(
        "details",
        {},
        make(
          "summary",
          {},
          make("time", {}, formats.clock(entry.at * 1000)),
          make("span", {}, make("span", { class: "who" }, who), " ", did),
          make("code", { class: "outcome", dir: "ltr" }, outcome),
          entry.fault ? make("span", { class: "fault" }, say(`${entry.sandbox} ${entry.fault}`)) : null,
        ),
        make("pre", { dir: "ltr", tabindex: "0" }, inside),
      ),
    );

  // "refused: 201" is a word and a number.
  const inWords = (outcome) => {
    const [, what, code] = /^(.*?)(: -?\d+)?$/.exec(outcome);
    return word(`outcome-${what}`, what) + (code ?? "");
  };

  const ofBank = (entry) => {
    const { call, method, path, raw_body: body, outcome, status, answer } = entry;
    return line(entry, {
      who: say(OF_BOT.has(call) ? "from-bot-bank" : "from-buyer"),
      did: say(`did-${call}`),
      outcome: [status ?? `${say("no-answer")}:`, inWords(outcome)].join(" "),
      well: Boolean(status) && status < 400 && !entry.fault,
      inside: [`${method} ${path}`, body, answer].filter(Boolean).join("\n"),
    });
  };

  const ofTelegram = (entry) => {
    const { method, params, code, description } = entry;
    return line(entry, {
      who: say("from-bot-telegram"),
      did: make("code", { dir: "ltr" }, method),
      outcome: code ? `${code} ${description}`.trim() : description,
      well: code === 200 && !entry.fault,
      inside: JSON.stringify(params, null, 2),
    });
  };

  const show = () => {
    const wanted = ({ method, fault }) => polling.checked || fault || method !== "getUpdates";
    const found = world.calls.filter(wanted).slice(-SHOWN).reverse();
    keep(list, found, (entry) => `${entry.sandbox}-${entry.number}`, row);
    none.hidden = found.length > 0;
  };
  world.watch(["calls"], show);

  return make(
    "section",
    { class: "card live", id: "calls" },
    make("h3", {}, say("calls")),
    make("div", { class: "scroll" }, none, list, make("label", { class: "polling" }, polling, say("polling"))),
  );
}
