// Asks for somebody new: name, language of their Telegram, and a picture. It is loaded when somebody is to be added.

import { COLOURS, initials } from "./avatar.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { fieldset, labelled, openSheet, pills, sheetForm } from "./sheet.js";

const LANGUAGES = [["fa", "فارسی"], ["en", "English"]];
const EDGE = 128;
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
    const onchange = () => this.#takeImage();
    this.upload = element("input", { type: "file", accept: "image/*", hidden: true, onchange });
    const fields = [
      labelled(words.say("person-name"), this.name),
      pills("language", words.say("person-language"), LANGUAGES, words.language),
      fieldset(words.say("person-picture"), element("div", { class: "faces" }, this.#pictures())),
    ];
    const submit = (form) => this.#submit(new FormData(form), close);
    this.element = sheetForm(words, "add-person", fields, "person-add", submit, close);
    this.#settle();
  }

  #pictures() {
    const words = this.#words;
    const chosen = Math.floor(Math.random() * COLOURS);
    const initialsIn = (colour) => words.say("person-picture-colour", { number: words.number(colour + 1) });
    this.imageFace = this.#face("image", element("span", { class: "avatar" }), words.say("photo"));
    this.imageFace.hidden = true;
    return [
      this.faces.map((shown, colour) => this.#face(`colour ${colour}`, shown, initialsIn(colour), colour === chosen)),
      EMOJI.map((emoji) => {
        const label = `${words.say("person-picture-emoji")} ${emoji}`;
        return this.#face(`emoji ${emoji}`, element("span", { class: "avatar emoji" }, emoji), label);
      }),
      this.imageFace,
      button(
        { class: "button small", onclick: () => this.upload.click() },
        icon("photo"),
        words.say("person-picture-image"),
      ),
      this.upload,
    ].flat();
  }

  #face(value, shown, label, checked = false) {
    const input = element("input", { type: "radio", name: "picture", value, checked, "aria-label": label });
    return element("label", { class: "face" }, input, shown);
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

  #submit(form, close) {
    const name = this.name.value.trim();
    if (name === "") return;
    const [kind, value] = form.get("picture").split(" ");
    const picture = { colour: { colour: Number(value) }, emoji: { emoji: value }, image: { image: this.#image } }[kind];
    close({ name, language: form.get("language"), picture });
  }
}

// Reads an image file as a small square, as a data: address; rejects what is no image.
async function smallSquare(file) {
  const image = await createImageBitmap(file);
  const side = Math.min(image.width, image.height);
  const canvas = element("canvas", { width: EDGE, height: EDGE });
  const [left, top] = [(image.width - side) / 2, (image.height - side) / 2];
  canvas.getContext("2d").drawImage(image, left, top, side, side, 0, 0, EDGE, EDGE);
  return canvas.toDataURL("image/jpeg", 0.85);
}
