// The orders as the bot's database has them, each with its story as a timeline.

import { keep, make } from "./elements.js";
import { wordsOrRaw } from "./words.js";

const OPEN_AT_FIRST = 1;

export function ordersView({ say, formats, world }) {
  const list = make("div", { class: "orders" });
  const none = make("p", { class: "soft" }, say("no-orders"));
  const word = wordsOrRaw(say);

  const title = (order) => [
    make("b", {}, say("order-title", { id: formats.name(order.id) })),
    make("bdi", {}, order.name),
    make("span", {}, say("toman", { amount: formats.tomans(order.amount) })),
    make("span", { class: "badge", data: { state: order.state } }, word(`order-${order.state}`, order.state)),
  ];

  const moment = (at, subject, state, cause, detail) =>
    make(
      "li",
      { data: { state }, title: detail || null },
      make("time", {}, formats.clock(at)),
      make("span", {}, word(`${subject}-${state}`, state), " ", cause ? make("small", {}, word(`by-${cause}`, cause)) : null),
    );

  const story = (order) => {
    const asked = order.payments.map((payment) => ({ at: payment.created_at, subject: "payment", new: "requested" }));
    const moves = order.events.map((event) => ({ ...event, subject: event.payment_id === null ? "order" : "payment" }));
    // What happened at the same time stays in the order in which it was written.
    const all = [...asked, ...moves].sort((one, other) => one.at - other.at);
    return all.map((event, place) => {
      const before = all[place - 1];
      // What came of one and the same thing needs no second word on why.
      const cause = before?.at === event.at && before.cause === event.cause ? null : event.cause;
      return moment(event.at, event.subject, event.new, cause, event.detail);
    });
  };

  const facts = (payment) => [
    payment.bank_code && make("p", { class: "code" }, `${say("bank-code")} `, make("code", { dir: "ltr" }, payment.bank_code)),
    payment.next_check_at && make("p", { class: "next-check soft", data: { at: payment.next_check_at, checks: payment.checks } }),
  ];

  const show = (before, order) => {
    const told = JSON.stringify(order);
    if (before?.dataset.told === told) return before;
    const element = before ?? make("details", { class: "order", data: { order: order.id } }, make("summary"), make("div"));
    element.dataset.told = told;
    const [summary, inside] = element.children;
    summary.replaceChildren(...title(order));
    inside.replaceChildren(make("ol", { class: "story" }, story(order)), ...order.payments.flatMap(facts).filter(Boolean));
    return element;
  };

  // The moment of the next check comes nearer without any news.
  const count = () => {
    for (const line of list.querySelectorAll(".next-check")) {
      const seconds = (Number(line.dataset.at) - Date.now()) / 1000;
      const when = seconds > 0 ? formats.span(Math.ceil(seconds)) : say("check-now");
      const times = Number(line.dataset.checks);
      const before = times ? ` – ${say("checked-times", { times: formats.number(times) })}` : "";
      line.textContent = say("next-check", { in: when }) + before;
    }
  };

  let newest = 0;
  world.watch(["shop"], ({ shop }) => {
    const orders = shop.orders ?? [];
    keep(list, orders, (order) => order.id, show);
    none.hidden = orders.length > 0;
    none.textContent = shop.error ?? say("no-orders");
    for (const { id } of orders.slice(0, OPEN_AT_FIRST).filter((order) => order.id > newest)) {
      newest = id;
      for (const element of list.children) element.open = element.dataset.order === String(id);
    }
    count();
  });
  setInterval(count, 1000);

  return make("section", { class: "card live", id: "orders" }, make("h3", {}, say("orders")), make("div", { class: "scroll" }, none, list));
}
