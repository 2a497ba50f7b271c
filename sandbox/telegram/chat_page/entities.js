// A text with the Bot API's entities as elements. Offsets count UTF-16 units, as JavaScript's strings do.

import { directionOf } from "./direction.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const QUOTES = new Set(["blockquote", "expandable_blockquote"]);
// What breaks the line by itself, and takes the line break around it away.
const BLOCKS = new Set([...QUOTES, "pre"]);
const RANK = ["blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention"];
const LONG_QUOTE = 160;

// Gives the nodes of the text. `acts`: copy(text), open(address), command(text), and `kept`, a Set that remembers which
// hidden parts are open; `words` names what is to be pressed.
export function formatted(text, entities, acts, words) {
  const holder = document.createDocumentFragment();
  const inside = entities
    .map((entity) => ({ ...entity, end: entity.offset + entity.length }))
    .sort((a, b) => a.offset - b.offset || b.end - a.end || rank(a) - rank(b));
  fill(holder, { text, acts, words }, 0, text.length, inside);
  return holder;
}

function rank(entity) {
  const place = RANK.indexOf(entity.type);
  return place < 0 ? RANK.length : place;
}

// Entities may overlap: what reaches beyond its outer one goes on behind it.
function fill(parent, whole, from, to, entities) {
  let at = from;
  let left = entities;
  while (left.length > 0) {
    const [first, ...others] = left;
    const start = Math.max(first.offset, at);
    const end = Math.min(first.end, to);
    left = others;
    if (end <= start) continue;
    write(parent, whole.text.slice(at, start), first);
    const inner = [];
    const behind = [];
    for (const other of others) {
      if (other.offset < end) inner.push({ ...other, end: Math.min(other.end, end) });
      if (other.end > end) behind.push({ ...other, offset: Math.max(other.offset, end) });
    }
    const made = build(first, whole, start, end);
    fill(made.inside, whole, start, end, inner);
    parent.append(made.outside);
    left = behind;
    at = end;
    if (BLOCKS.has(first.type) && whole.text[at] === "\n") at += 1;
  }
  write(parent, whole.text.slice(at, to), null);
}

function write(parent, text, next) {
  const shown = next !== null && BLOCKS.has(next.type) ? text.replace(/\n$/, "") : text;
  if (shown !== "") parent.append(shown);
}

function build(entity, whole, start, end) {
  const text = whole.text.slice(start, end);
  const { acts, words } = whole;
  if (TAGS[entity.type] !== undefined) return plain(element(TAGS[entity.type]));
  if (QUOTES.has(entity.type)) return quote(entity, text, acts, words);
  switch (entity.type) {
    case "code":
      return pressed(element("code", { dir: "auto" }), words.say("copy-this", { text }), () => acts.copy(text));
    case "pre":
      return preformatted(entity, text, acts, words);
    case "spoiler":
      return spoiler(entity, acts, words);
    case "text_link":
      return link(entity.url, acts);
    case "url":
      return link(text, acts);
    case "mention":
      return link(`https://t.me/${text.slice(1)}`, acts);
    case "email":
      return plain(element("a", { href: `mailto:${text}` }));
    case "phone_number":
      return plain(element("a", { href: `tel:${text.replace(/[^\d+]/g, "")}` }));
    case "bot_command":
      return pressed(element("span", { class: "tappable" }), null, () => acts.command(text));
    default:
      return plain(element("span", { class: "marked" }));
  }
}

function plain(made) {
  return { outside: made, inside: made };
}

function pressed(made, label, press, signal = undefined) {
  made.setAttribute("role", "button");
  made.setAttribute("tabindex", "0");
  if (label !== null) {
    made.setAttribute("aria-label", label);
    made.title = label;
  }
  const pressedByKey = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press(event);
  };
  made.addEventListener("click", press, { signal });
  made.addEventListener("keydown", pressedByKey, { signal });
  return plain(made);
}

function link(address, acts) {
  const href = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  const safe = /^(https?|tg):/i.test(href) ? href : null;
  const made = element("a", { href: safe, target: "_blank", rel: "noopener noreferrer", title: address });
  made.addEventListener("click", (event) => acts.open(href, event));
  return plain(made);
}

function preformatted(entity, text, acts, words) {
  const inside = element("code", { dir: "auto" });
  const copy = button(
    { class: "pre-copy", "aria-label": words.say("copy"), onclick: () => acts.copy(text) },
    element("span", {}, entity.language ?? ""),
    icon("copy"),
  );
  return { outside: element("div", { class: "pre" }, copy, element("pre", { dir: "ltr" }, inside)), inside };
}

function spoiler(entity, acts, words) {
  const key = `spoiler:${entity.offset}`;
  const made = element("span", { class: "spoiler" });
  const inside = element("span", { class: "spoiler-text" });
  made.append(inside);
  if (acts.kept.has(key)) return { outside: made, inside };
  const covered = new AbortController();
  const reveal = () => {
    covered.abort();
    acts.kept.add(key);
    for (const name of ["role", "tabindex", "aria-label"]) made.removeAttribute(name);
    made.classList.remove("covered");
    inside.inert = false;
  };
  made.classList.add("covered");
  // What is covered can be neither read out nor reached by the keyboard.
  inside.inert = true;
  pressed(made, words.say("hidden"), reveal, covered.signal);
  made.removeAttribute("title");
  return { outside: made, inside };
}

function quote(entity, text, acts, words) {
  const inside = element("div", { class: "quote-text" });
  const made = element("blockquote", { dir: directionOf(text, words.direction) }, inside);
  const long = text.length > LONG_QUOTE || text.split("\n").length > 3;
  if (entity.type !== "expandable_blockquote" || !long) return { outside: made, inside };
  const key = `quote:${entity.offset}`;
  const more = button({ class: "quote-more" }, icon("down"));
  const show = () => {
    const open = acts.kept.has(key);
    made.classList.toggle("folded", !open);
    more.setAttribute("aria-expanded", String(open));
    more.setAttribute("aria-label", words.say(open ? "quote-less" : "quote-more"));
  };
  more.addEventListener("click", () => {
    if (!acts.kept.delete(key)) acts.kept.add(key);
    show();
  });
  show();
  made.append(more);
  return { outside: made, inside };
}
