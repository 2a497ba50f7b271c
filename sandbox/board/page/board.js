// Puts the board together: two phones, the trouble panel, the view behind the scenes, and the tour.

import { callsView } from "./calls_view.js";
import { make } from "./elements.js";
import { Formats } from "./formats.js";
import { applyChoices, header } from "./header.js";
import { ordersView } from "./orders_view.js";
import { outboxView } from "./outbox_view.js";
import { Tabs } from "./tabs.js";
import { Tour } from "./tour.js";
import { troublePanel } from "./trouble_panel.js";
import { TwoPhones } from "./two_phones.js";
import { speak } from "./words.js";
import { World } from "./world.js";

const language = applyChoices();
const say = speak(language);
const world = new World();
const context = { say, formats: new Formats(language), world, language };
document.title = say("title");

const phones = new TwoPhones(language, Number(document.documentElement.dataset.merchant));
const trouble = make("div", { class: "side", id: "trouble" }, troublePanel(context));
const live = make("div", { class: "side", id: "live" }, ordersView(context), callsView(context), outboxView(context));

const main = make("main", {}, phones.element, trouble, live);
const tabs = new Tabs(context, main, { phones: phones.element, trouble, live });
const tour = new Tour(context, tabs, phones);
const top = header(context, { onBot: () => tabs.select("trouble"), onTour: () => tour.begin() });

document.body.append(top, tour.element, main, tabs.element);
world.addEventListener("shop", () => tour.resume(), { once: true });
world.start();
