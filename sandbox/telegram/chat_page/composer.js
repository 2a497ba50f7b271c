// Where a person writes: the field with its buttons, and above it what the text is for (an answer, a change, a file).

import { Completion } from "./completion.js";
import { button, element } from "./element.js";
import { icon, tool } from "./icons.js";
import { replyKeyboard } from "./keyboard.js";
import { summaryOf } from "./message.js";
import { openMenu } from "./menu.js";

const TALLEST = 160;
const PAUSE = 250;

export class Composer {
  #words;
  #acts;
  // null, or {kind: "edit" | "reply", message} or {kind: "photo" | "document", file}.
  #purpose = null;
  #keyboard = null;
  #typing = null;

  // `acts`: say(text, replyTo), edit(message, text), upload(kind, file, caption) give promises that are true when done;
  // tapKey(message, row, column), nameOf(message), lastOwn() for the arrow key, keep(draft), and search(text), a promise of
  // options for Completion, or of null.
  constructor(words, acts) {
    this.#words = words;
    this.#acts = acts;
    this.field = element("textarea", {
      rows: 1,
      dir: "auto",
      class: "field",
      role: "combobox",
      "aria-expanded": "false",
      "aria-label": words.say("message-placeholder"),
      placeholder: words.say("message-placeholder"),
      enterkeyhint: "send",
    });
    this.completion = new Completion(this.field, words.say("command-list"), (command) => this.#say(command));
    this.#build();
    this.#listen();
    this.#settle();
    this.#settleKeyboard();
  }

  #build() {
    const say = (key) => this.#words.say(key);
    this.purposeBar = element("div", { class: "purpose", hidden: true });
    const onclick = () => this.#toggleCommands();
    this.menu = button(
      { class: "menu-button", hidden: true, "aria-label": say("commands"), onclick },
      icon("commands"),
      element("span", {}, say("commands")),
    );
    this.attach = tool("attach", say("attach"), () => this.#chooseFile());
    this.toggle = tool("keyboard", say("keyboard-hide"), () => this.#toggleKeyboard());
    this.send = tool("send", say("send"), () => this.#submit());
    this.send.classList.add("main");
    this.holder = element("div", { class: "keyboard-holder" });
    this.photos = element("input", { type: "file", accept: "image/*", hidden: true, "data-kind": "photo" });
    this.files = element("input", { type: "file", hidden: true, "data-kind": "document" });
    const row = element("div", { class: "composer-row" }, this.menu, this.attach, this.field, this.toggle, this.send);
    this.element = element(
      "div",
      { class: "composer" },
      this.completion.element,
      this.purposeBar,
      row,
      this.holder,
      this.photos,
      this.files,
    );
  }

  #listen() {
    this.field.addEventListener("input", () => {
      this.completion.follow();
      this.#search();
      this.#settle();
    });
    this.field.addEventListener("keydown", (event) => this.#key(event));
    // Later, so that a tap on the list is one; the menu button, which opens it, gives the focus back.
    const closeUnlessBack = () => document.activeElement !== this.field && this.completion.close();
    this.field.addEventListener("blur", () => setTimeout(closeUnlessBack, 150));
    this.field.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length > 0) event.preventDefault();
      this.take(event.clipboardData.files[0]);
    });
    for (const input of [this.photos, this.files]) {
      input.addEventListener("change", () => {
        if (input.files.length > 0) this.#use({ kind: input.dataset.kind, file: input.files[0] });
        this.field.focus();
        input.value = "";
      });
    }
  }

  // The commands that a menu shows; none, and there is no menu button.
  set commands(commands) {
    this.completion.commands = commands;
    this.menu.hidden = commands.length === 0;
    // They may come while somebody types one.
    if (this.field === document.activeElement && this.field.value.startsWith("/")) this.completion.follow();
  }

  // What is being written, but no change of what stands.
  get draft() {
    return this.#purpose?.kind === "edit" ? "" : this.field.value;
  }

  set draft(text) {
    this.field.value = text;
    this.#settle();
  }

  write(text) {
    this.field.value = text;
    this.field.focus();
    this.#settle();
    this.#search();
  }

  // Inline mode: what stands behind the bot's name asks the bot, once nothing more is typed.
  #search() {
    clearTimeout(this.#typing);
    const { value } = this.field;
    this.#typing = setTimeout(async () => {
      const options = await this.#acts.search(value);
      if (options === null || this.field.value !== value) return;
      const picked = (pick) => () => {
        this.#done();
        pick();
      };
      this.completion.offer(options.map((option) => ({ ...option, pick: picked(option.pick) })));
    }, PAUSE);
  }

  edit(message) {
    this.#use({ kind: "edit", message });
    this.write(message.text);
  }

  reply(message, focus = true) {
    this.#use({ kind: "reply", message });
    if (focus) this.field.focus();
  }

  // Have a file to send, as a photo if it is a picture; nothing where there is none.
  take(file) {
    if (file === undefined) return;
    this.#use({ kind: /^image\/(png|jpeg|gif)$/.test(file.type) ? "photo" : "document", file });
    this.field.focus();
  }

  // The bot's keyboard message, null where there is none: its buttons, or only what the empty field says.
  showKeyboard(message) {
    const markup = message?.reply_markup ?? {};
    const same = this.#keyboard?.message.look === message?.look;
    if (!same) this.#keyboard = message === null ? null : { message, open: true };
    this.field.placeholder = markup.input_field_placeholder ?? this.#words.say("message-placeholder");
    if (!same) this.#settleKeyboard();
  }

  #settleKeyboard() {
    const markup = this.#keyboard?.message.reply_markup;
    const has = markup?.keyboard !== undefined;
    const open = has && this.#keyboard.open;
    this.toggle.hidden = !has;
    const label = this.#words.say(open ? "keyboard-hide" : "keyboard-show");
    this.toggle.setAttribute("aria-label", label);
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.title = label;
    const keys = open ? [replyKeyboard(markup, this.#words.say("keyboard"), (r, c) => this.#tapKey(r, c))] : [];
    this.holder.replaceChildren(...keys);
  }

  #tapKey(row, column) {
    const { message } = this.#keyboard;
    if (message.reply_markup.one_time_keyboard) this.#toggleKeyboard();
    this.#acts.tapKey(message, row, column);
  }

  #toggleKeyboard() {
    this.#keyboard.open = !this.#keyboard.open;
    this.#settleKeyboard();
  }

  #toggleCommands() {
    this.completion.toggleAll();
    this.field.focus();
  }

  #key(event) {
    if (event.isComposing || this.completion.takes(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#purpose !== null) {
      event.stopPropagation();
      this.#done();
    } else if (event.key === "ArrowUp" && this.field.value === "" && this.#purpose === null) {
      const last = this.#acts.lastOwn();
      if (last !== null) {
        event.preventDefault();
        this.edit(last);
      }
    }
  }

  async #submit() {
    const text = this.field.value.trim();
    const purpose = this.#purpose;
    const hasFile = purpose?.file !== undefined;
    if (text === "" && !hasFile) return;
    this.#done();
    let sent;
    if (hasFile) sent = await this.#acts.upload(purpose.kind, purpose.file, text);
    else if (purpose?.kind === "edit") sent = await this.#acts.edit(purpose.message, text);
    else sent = await this.#acts.say(text, purpose?.message.message_id ?? null);
    if (!sent && this.field.value === "") {
      this.#use(purpose);
      this.write(text);
    }
  }

  #say(text) {
    this.#done();
    this.#acts.say(text, null);
  }

  #done() {
    this.field.value = "";
    this.completion.close();
    this.#use(null);
  }

  #use(purpose) {
    this.#purpose = purpose;
    this.purposeBar.hidden = purpose === null;
    this.purposeBar.replaceChildren(...(purpose === null ? [] : this.#purposeParts(purpose)));
    this.#settle();
  }

  #purposeParts(purpose) {
    const { kind, message, file } = purpose;
    const words = this.#words;
    const [title, text] = {
      edit: () => [words.say("editing"), summaryOf(message, words)],
      reply: () => [words.say("replying", { name: this.#acts.nameOf(message) }), summaryOf(message, words)],
      photo: () => [words.say("photo"), `${file.name} – ${words.size(file.size)}`],
      document: () => [words.say("document"), `${file.name} – ${words.size(file.size)}`],
    }[kind]();
    const label = words.say(file === undefined ? "cancel" : "attach-remove");
    return [
      element("span", { class: "purpose-icon" }, icon(kind === "document" ? "file" : kind)),
      element(
        "span",
        { class: "purpose-about" },
        element("span", { class: "purpose-title", dir: "auto" }, title),
        element("span", { class: "purpose-text", dir: "auto" }, text),
      ),
      tool("close", label, () => this.#done()),
    ];
  }

  #chooseFile() {
    const words = this.#words;
    openMenu(this.attach, [
      { icon: "photo", text: words.say("attach-photo"), choose: () => this.photos.click() },
      { icon: "file", text: words.say("attach-file"), choose: () => this.files.click() },
    ]);
  }

  // The field grows with its text; there is something to send or there is not.
  #settle() {
    const { field } = this;
    field.style.height = "auto";
    if (field.scrollHeight > 0) field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`;
    field.classList.toggle("full", field.scrollHeight > TALLEST);
    const hasFile = this.#purpose?.file !== undefined;
    this.send.disabled = field.value.trim() === "" && !hasFile;
    const label = this.#words.say(this.#purpose?.kind === "edit" ? "save" : "send");
    this.send.setAttribute("aria-label", label);
    this.send.title = label;
    if (hasFile) field.placeholder = this.#words.say("caption-placeholder");
    this.#acts.keep(this.draft);
  }
}
