// Numbers and times as the page's language writes them.

export class Formats {
  #number;
  #plain;
  #clock;

  constructor(language) {
    const locale = { fa: "fa-IR", en: "en-GB" }[language];
    this.#number = new Intl.NumberFormat(locale);
    this.#plain = new Intl.NumberFormat(locale, { useGrouping: false });
    this.#clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  }

  number(value) {
    return this.#number.format(value);
  }

  // A number that names something.
  name(value) {
    return this.#plain.format(value);
  }

  // Rials, as the tomans that people speak of.
  tomans(rials) {
    return this.#number.format(rials / 10);
  }

  // Milliseconds since 1970.
  clock(at) {
    return this.#clock.format(at);
  }

  // Seconds, as 1:05.
  span(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    const two = (part) => this.#plain.format(part).padStart(2, this.#plain.format(0));
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
    return [...(hours ? [this.#plain.format(hours), two(minutes)] : [this.#plain.format(minutes)]), two(whole % 60)].join(":");
  }
}
