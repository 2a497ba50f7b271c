// What a link leads to: a page, or a chat with a bot that begins with a payload.

const PAGES = new Set(["http:", "https:"]);

// {start: {bot, payload}} for a deep link, {page: address} for what a browser opens, null for anything else.
export function destination(address) {
  let url;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
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

function startOf(url) {
  if (url.protocol === "tg:" && (url.host || url.pathname.replace(/^\/+/, "")) === "resolve") {
    const bot = url.searchParams.get("domain");
    return bot === null ? null : { bot, payload: url.searchParams.get("start") ?? "" };
  }
  if (!PAGES.has(url.protocol) || !/^(www\.)?(t|telegram)\.me$/i.test(url.hostname)) return null;
  const bot = /^\/([a-z]\w{3,31})\/?$/i.exec(url.pathname);
  return bot === null ? null : { bot: bot[1], payload: url.searchParams.get("start") ?? "" };
}
