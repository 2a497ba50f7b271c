// A round picture: an emoji, an image, or initials on a colour. What somebody chose is kept in this browser.

import { element } from "./element.js";
import { icon } from "./icons.js";
import { keep, recall } from "./kept.js";

export const COLOURS = 8;

// The first letters of the first two words.
export function initials(name) {
  const words = name.trim().split(/\s+/);
  return words.slice(0, 2).map((word) => [...word][0] ?? "").join("\u200c").toUpperCase();
}

export function personAvatar(person, picture = recall(keyOf(person)) ?? {}) {
  if (picture.image) return round(null, element("img", { src: picture.image, alt: "" }));
  if (picture.emoji) return round(null, picture.emoji, "emoji");
  return round(picture.colour ?? person.id % COLOURS, initials(person.first_name));
}

export function chatAvatar(chat) {
  return round(Math.abs(chat.id) % COLOURS, icon(chat.type === "channel" ? "channel" : "group"));
}

// For what is no person, such as adding one.
export function plainAvatar(iconName) {
  return round("plain", icon(iconName));
}

export function botAvatar(name) {
  return round("bot", initials(name));
}

export function keepPicture(person, picture) {
  keep(keyOf(person), picture);
}

// The sandbox's numbers begin anew with it, and then mean somebody else.
function keyOf(person) {
  return `picture of ${person.id} ${person.first_name}`;
}

function round(colour, content, more = "") {
  const tint = colour === null ? "" : `tint-${colour}`;
  return element("span", { class: `avatar ${tint} ${more}`.trim(), "aria-hidden": "true" }, content);
}
