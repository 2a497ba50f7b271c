// The trouble panel: the bot's process, what is broken now, and everything that can be broken.

import { BotCard } from "./bot_card.js";
import { make } from "./elements.js";
import { showInForce } from "./in_force.js";
import { troubleForm } from "./trouble_form.js";
import { GROUPS } from "./troubles.js";

export function troublePanel(context) {
  const { say } = context;
  const group = ({ name, troubles }) =>
    make(
      "details",
      { class: "group", data: { group: name } },
      make("summary", {}, say(`group-${name}`)),
      troubles.map((trouble) => troubleForm(context, trouble)),
    );
  const sandbox = (name) =>
    make(
      "section",
      { class: "card" },
      make("h3", {}, say(`group-${name}`)),
      GROUPS.filter((each) => each.name.startsWith(`${name}-`)).map(group),
    );
  return make("div", { class: "trouble-panel" }, new BotCard(context).element, showInForce(context), sandbox("bank"), sandbox("telegram"));
}
