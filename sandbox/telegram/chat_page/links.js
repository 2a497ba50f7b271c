// What a link leads to: a page, a chat with a bot that begins with a payload, or a chat to join.

const PAGES = new Set(["http:", "https:"]);
const TELEGRAMS = /^(www\.)?(t|telegram)\.me$/i;

// {start: {bot, payload}} for a deep link, {invite: address} for an invite link, {page: address} for what a browser opens,
// null for anything else.
export function destination(address) {
  let url;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
  if (TELEGRAMS.test(url.hostname) && /^\/(\+|joinchat\/)./.test(url.pathname)) return { invite: url.href };
  const start = startOf(url);
  if (start !== null) return { start };
  return PAGES.has(url.protocol) ? { page: url.href } : null;
}

// The payload in what somebody types: a whole link, "?start=..." or the bare payload.
export function payloadIn(typed) {
  const text = typed.trim();
  const found = /[?&]start=([^&#\s]*)/.exec(text);
  return found === null ? text : decodeURIComponent(found[1]);
}

// The payload with which a link to the bot has led to this page, "" if none did; its address is put right, so that the
// page may be loaded again.
export function takeOffer() {
  const payload = new URLSearchParams(location.search).get("start") ?? "";
  if (payload !== "") history.replaceState(null, "", location.pathname);
  return payload;
}

function startOf(url) {
  if (url.protocol === "tg:" && (url.host || url.pathname.replace(/^\/+/, "")) === "resolve") {
    const bot = url.searchParams.get("domain");
    return bot === null ? null : { bot, payload: url.searchParams.get("start") ?? "" };
  }
  const isTelegrams = TELEGRAMS.test(url.hostname) || url.origin === location.origin;
  if (!PAGES.has(url.protocol) || !isTelegrams) return null;
  const bot = /^\/([a-z]\w{3,31})\/?$/i.exec(url.pathname);
  return bot === null ? null : { bot: bot[1], payload: url.searchParams.get("start") ?? "" };
}
