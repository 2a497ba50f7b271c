// The line at the top: what this is, how the bot stands, and the reader's own choices.

import { make } from "./elements.js";

const OTHER = { fa: "en", en: "fa" };
const LANGUAGE = "board-language";
const THEME = "board-theme";
const root = document.documentElement;

// Gives the page the language and the light that its reader chose before; says which language that is.
export function applyChoices() {
  const remembered = localStorage.getItem(LANGUAGE);
  const language = remembered in OTHER ? remembered : root.lang;
  Object.assign(root, { lang: language, dir: language === "fa" ? "rtl" : "ltr" });
  const theme = localStorage.getItem(THEME);
  if (theme !== null) root.dataset.theme = theme;
  return language;
}

export function header({ say, world, language }, { onBot, onTour }) {
  const state = make("span");
  const chip = make("button", { type: "button", class: "chip", onclick: onBot }, make("span", { class: "light", "aria-hidden": "true" }), make("span", { class: "name" }, `${say("bot")}:`), state);
  world.watch(["bot"], ({ bot }) => {
    chip.dataset.state = bot?.state ?? "starting";
    state.textContent = say(`bot-${chip.dataset.state}`);
  });

  const lost = make("p", { class: "lost", role: "alert", hidden: true }, say("lost"));
  world.addEventListener("connected", () => (lost.hidden = world.connected));

  const choice = (name, text, label, act, inside = {}) =>
    make("button", { type: "button", class: `choice ${name}`, title: label, "aria-label": label, onclick: act, ...inside }, text);
  return make(
    "header",
    { class: "top" },
    make("h1", {}, say("brand")),
    make("p", { class: "pretend" }, say("pretend")),
    chip,
    choice("tour-again", "?", say("start-tour"), onTour),
    choice("theme", "◐", say("theme"), switchTheme),
    choice("language", say("language-short"), say("language"), () => switchLanguage(language), { lang: OTHER[language] }),
    lost,
  );
}

function switchLanguage(language) {
  localStorage.setItem(LANGUAGE, OTHER[language]);
  location.reload();
}

function switchTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
  localStorage.setItem(THEME, root.dataset.theme);
}
