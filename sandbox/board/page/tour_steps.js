// The steps of the tour. Each shows `at` (a part of the page, on the tab `tab`), and moves on when `done`, or else by its
// reader. A `chapter` begins with a mark: the newest order and the time at which the chapter was entered.

const since = (world, mark) => (world.shop.orders ?? []).filter((order) => order.id > mark.order);
const hasLink = (order) => order.payments.some((payment) => payment.invoice_key !== null);
const offered = (world, mark) => since(world, mark).some(hasLink);
const inState = (state) => (world, mark) => since(world, mark).some((order) => order.state === state);
const paidAtBank = ({ calls }, { at }) =>
  calls.some((entry) => entry.sandbox === "bank" && entry.call === "pay" && entry.outcome === "done" && entry.at * 1000 > at);
const isDown = ({ bot }) => bot !== null && !bot.running;
const isUp = ({ bot }) => bot?.state === "running";
const misreports = ({ faults }) => faults.bank.some((fault) => fault.kind === "wrong_amount");

const phone = (who) => ({ tab: "phones", who });
const MISREPORT = '.trouble[data-sandbox="bank"][data-kind="wrong_amount"]';

export const STEPS = [
  { name: "welcome" },
  { name: "buy", ...phone("buyer"), chapter: true, done: offered },
  { name: "pay", ...phone("buyer"), done: inState("delivered") },
  { name: "receipt", ...phone("buyer") },
  { name: "again", ...phone("buyer"), chapter: true, done: offered },
  { name: "kill", tab: "trouble", at: "#bot-card .kill", done: isDown },
  { name: "pay-dead", ...phone("buyer"), done: paidAtBank },
  { name: "start", tab: "trouble", at: "#bot-card .start", done: isUp },
  { name: "arrives", tab: "live", at: "#orders", done: inState("delivered") },
  { name: "arrived", tab: "live", at: "#orders" },
  { name: "break", tab: "trouble", at: MISREPORT, chapter: true, done: misreports },
  { name: "pay-wrong", ...phone("buyer"), done: inState("held") },
  { name: "alert", ...phone("merchant") },
  { name: "last", tab: "trouble", at: "#in-force" },
];
