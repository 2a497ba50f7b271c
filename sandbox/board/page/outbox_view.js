// The bot's outbox: what must arrive in chats, and what has become of it.

import { people, Refused } from "./control.js";
import { keep, make } from "./elements.js";

export function outboxView({ say, formats, world }) {
  const list = make("ol", { class: "outbox" });
  const none = make("p", { class: "soft" }, say("no-messages"));
  const names = new Map();

  const learnNames = async (messages) => {
    if (messages.every((message) => names.has(message.chat_id))) return false;
    try {
      for (const person of await people()) names.set(person.id, person.first_name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    for (const { chat_id: id } of messages) if (!names.has(id)) names.set(id, String(id));
    return true;
  };

  const show = (before, message) => {
    const name = names.get(message.chat_id) ?? "";
    const told = JSON.stringify([message, name]);
    if (before?.dataset.told === told) return before;
    const { state, attempts, kind, text, created_at: at } = message;
    const tries = attempts > 1 || (attempts && state !== "sent") ? say("tried-times", { times: formats.number(attempts) }) : null;
    const inside = [
      make("time", {}, formats.clock(at)),
      make("span", { class: "badge", data: { state } }, say(`message-${state}`)),
      make("bdi", { class: "who" }, name),
      kind === "edit" ? make("small", { class: "kind" }, say("message-edit")) : null,
      tries && make("small", {}, tries),
      make("span", { class: "text", dir: "auto", title: text }, text),
    ];
    const element = before ?? make("li");
    Object.assign(element.dataset, { told, state });
    element.replaceChildren(...inside.filter(Boolean));
    return element;
  };

  world.watch(["shop"], async ({ shop }) => {
    const messages = shop.outbox ?? [];
    const draw = () => keep(list, messages, (message) => message.id, show);
    none.hidden = messages.length > 0;
    draw();
    if ((await learnNames(messages)) && world.shop === shop) draw();
  });

  return make("section", { class: "card live", id: "outbox" }, make("h3", {}, say("outbox")), make("div", { class: "scroll" }, none, list));
}
