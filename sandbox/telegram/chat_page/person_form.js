// Asks for somebody new: name, language of their Telegram, and a picture.

import { COLOURS, initials, smallSquare } from "./avatar.js";
import { element } from "./element.js";
import { icon } from "./icons.js";
import { openSheet } from "./sheet.js";

const LANGUAGES = [["fa", "فارسی"], ["en", "English"]];
const EMOJI = ["🌸", "🍊", "🐬", "🦊", "🌙", "⭐"];

// Gives {name, language, picture} (see avatar.js), undefined where it is left.
export function askForPerson(host, words) {
  return openSheet(host, words.say("add-person"), "dialog", (close) => [new PersonForm(words, close).element]);
}

class PersonForm {
  #words;
  #image = null;

  constructor(words, close) {
    this.#words = words;
    this.name = element("input", {
      class: "input",
      name: "name",
      required: true,
      maxlength: 64,
      dir: "auto",
      autofocus: true,
      placeholder: words.say("person-name-hint"),
      oninput: () => this.#settle(),
    });
    this.faces = Array.from({ length: COLOURS }, (_, colour) => element("span", { class: `avatar tint-${colour}` }));
    this.upload = element("input", { type: "file", accept: "image/*", hidden: true, onchange: () => this.#takeImage() });
    this.element = element(
      "form",
      { class: "person-form", onsubmit: (event) => this.#submit(event, close) },
      element("h2", {}, words.say("add-person")),
      element("label", { class: "labelled" }, element("span", {}, words.say("person-name")), this.name),
      this.#languages(),
      this.#pictures(),
      element(
        "div",
        { class: "sheet-buttons" },
        element("button", { type: "button", class: "button", onclick: () => close() }, words.say("cancel")),
        element("button", { type: "submit", class: "button main" }, words.say("person-add")),
      ),
    );
    this.#settle();
  }

  #languages() {
    const pills = LANGUAGES.map(([code, name]) =>
      element(
        "label",
        { class: "pill" },
        element("input", { type: "radio", name: "language", value: code, checked: code === this.#words.language }),
        element("span", { lang: code }, name),
      ),
    );
    return element(
      "fieldset",
      { class: "labelled" },
      element("legend", {}, this.#words.say("person-language")),
      element("div", { class: "pills" }, pills),
    );
  }

  #pictures() {
    const words = this.#words;
    const face = (value, shown, label, checked = false) =>
      element("label", { class: "face" }, element("input", { type: "radio", name: "picture", value, checked, "aria-label": label }), shown);
    const chosen = Math.floor(Math.random() * COLOURS);
    this.imageFace = face("image", element("span", { class: "avatar" }), words.say("photo"));
    this.imageFace.hidden = true;
    return element(
      "fieldset",
      { class: "labelled" },
      element("legend", {}, words.say("person-picture")),
      element(
        "div",
        { class: "faces" },
        this.faces.map((shown, colour) =>
          face(`colour ${colour}`, shown, words.say("person-picture-colour", { number: words.number(colour + 1) }), colour === chosen),
        ),
        EMOJI.map((emoji) =>
          face(`emoji ${emoji}`, element("span", { class: "avatar emoji" }, emoji), `${words.say("person-picture-emoji")} ${emoji}`),
        ),
        this.imageFace,
        element(
          "button",
          { type: "button", class: "button small", onclick: () => this.upload.click() },
          icon("photo"),
          words.say("person-picture-image"),
        ),
        this.upload,
      ),
    );
  }

  async #takeImage() {
    try {
      this.#image = await smallSquare(this.upload.files[0]);
    } catch {
      return; // No image; what was chosen before stays.
    }
    this.imageFace.querySelector(".avatar").replaceChildren(element("img", { src: this.#image, alt: "" }));
    this.imageFace.hidden = false;
    this.imageFace.querySelector("input").checked = true;
  }

  #settle() {
    for (const face of this.faces) face.textContent = initials(this.name.value || this.name.placeholder);
  }

  #submit(event, close) {
    event.preventDefault();
    const name = this.name.value.trim();
    if (name === "") return;
    const form = new FormData(this.element);
    const [kind, value] = form.get("picture").split(" ");
    const picture = { colour: { colour: Number(value) }, emoji: { emoji: value }, image: { image: this.#image } }[kind];
    close({ name, language: form.get("language"), picture });
  }
}
