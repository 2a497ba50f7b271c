// What stands in a chat from top to bottom: days, messages in groups, and notices between them.

import { startOfDay } from "./words.js";

// Messages of one sender within this many seconds belong together.
const TOGETHER = 5 * 60;
const TOLD = {
  kicked: "told-removed",
  creator: "told-joined",
  member: "told-joined",
  left: "told-left",
  administrator: "told-made-administrator",
};

// Gives items {key, version, kind, ...}; equal versions look alike. `isSeen(message)` tells what the bot has taken.
export function timeline(log, personId, isSeen) {
  const items = [];
  const isPrivate = log.summary?.type === "private";
  const notices = [...log.notices];
  let before = null;
  const put = (item) => {
    items.push(item);
    before = item;
  };
  for (const message of log.standing()) {
    while (notices.length > 0 && notices[0].behind < message.message_id) put(noticeItem(notices.shift(), isPrivate));
    const day = startOfDay(message.date * 1000);
    if (day !== dayOf(items)) put({ kind: "day", key: `day ${day}`, version: "", date: message.date, day });
    const first = !goesOn(before, message);
    if (!first) before.last = false;
    const mine = message.sender === "person" && (message.from === null || message.from.id === personId);
    const seen = mine && isSeen(message);
    const named = !mine && !isPrivate;
    put({ kind: "message", key: message.message_id, message, day, mine, seen, first, last: true, named });
  }
  for (const notice of notices) put(noticeItem(notice, isPrivate));
  for (const item of items) {
    if (item.kind === "message") item.version = [item.seen, item.first, item.last, item.message.look].join();
  }
  return items;
}

function noticeItem(notice, isPrivate) {
  const inPrivate = notice.status === "member" ? "told-unblocked" : "told-blocked";
  const word = isPrivate ? inPrivate : TOLD[notice.status];
  return { kind: "notice", key: `notice ${notice.number}`, version: "", notice, word };
}

function dayOf(items) {
  return items.findLast((item) => item.day !== undefined)?.day;
}

function goesOn(before, message) {
  return (
    before?.kind === "message" &&
    before.message.sender === message.sender &&
    before.message.from?.id === message.from?.id &&
    message.date - before.message.date < TOGETHER
  );
}

// How tall an item is about, in pixels, until it has been measured.
export function guess(item) {
  if (item.kind !== "message") return 40;
  const { message } = item;
  const lines = message.text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 40)), 0);
  const rows = message.reply_markup?.inline_keyboard?.length ?? 0;
  return 26 + 21 * lines + 44 * rows + (message.photo ? 220 : 0) + (message.document ? 52 : 0);
}
