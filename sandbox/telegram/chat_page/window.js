// A long list of which only what is on the screen, and a margin around it, is in the document.
//
// Items have a `key` and a `version`; an element stays as long as both stay. Who is at the end stays at the end; who reads
// further up keeps the place, whatever arrives, goes or grows.

const MARGIN = 500;
// This near to the end is at the end.
const NEAR = 32;
const MOST_PASSES = 4;

export class WindowedList {
  #scroller;
  #list;
  #render;
  #guess;
  #items = [];
  #tops = [0];
  #heights = new Map();
  #shown = new Map();
  #width = 0;
  #observer;
  #told = null;

  // `scroller` scrolls, `list` in it holds the elements; `render(item)` makes one, `guess(item)` its likely height.
  // `moved(atEnd)` is called when the end comes in sight or goes out of it.
  constructor(scroller, list, { render, guess, moved }) {
    this.#scroller = scroller;
    this.#list = list;
    this.#render = render;
    this.#guess = guess;
    this.moved = moved;
    this.atEnd = true;
    // In the next frame: what is laid out within the callback would be reported as a loop.
    this.#observer = new ResizeObserver(() => requestAnimationFrame(() => this.#resized()));
    this.#observer.observe(scroller);
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  close() {
    this.#observer.disconnect();
  }

  // Show these items; those that look different than before are made anew.
  show(items) {
    const anchor = this.#place();
    this.#items = items;
    this.#layOut(anchor);
  }

  // Make every element anew.
  refresh() {
    const anchor = this.#place();
    for (const key of [...this.#shown.keys()]) this.#remove(key);
    this.#heights.clear();
    this.#layOut(anchor);
  }

  toEnd() {
    this.atEnd = true;
    this.#layOut(null);
  }

  // The element of an item, null where it is off the screen.
  element(key) {
    return this.#shown.get(key)?.element ?? null;
  }

  // Bring an item into the middle of the screen and give its element, null where there is no such item.
  goTo(key) {
    const index = this.#items.findIndex((item) => item.key === key);
    if (index < 0) return null;
    this.atEnd = false;
    this.#layOut({ keys: [key], offset: this.#scroller.clientHeight / 3 });
    this.#scrolled();
    return this.element(key);
  }

  // What is to stay where it is: the end (null), or what is on the screen.
  #place() {
    return this.atEnd || this.#items.length === 0 ? null : this.#anchor();
  }

  // The first items on the screen, and how far below its upper edge the first of them stands.
  #anchor() {
    const at = this.#indexAt(this.#scroller.scrollTop);
    const keys = this.#items.slice(at, at + 20).map((item) => item.key);
    return { keys, offset: this.#tops[at] - this.#scroller.scrollTop };
  }

  #layOut(anchor) {
    const view = this.#scroller.clientHeight;
    let target = 0;
    // Elements are measured once they stand; heights that were guessed wrong move the rest, so that others come in.
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      this.#addUp();
      target = this.#target(anchor, view);
      const [from, to] = [this.#indexAt(target - MARGIN), this.#indexAt(target + view + MARGIN) + 1];
      this.#put(from, to);
      if (!this.#measure()) break;
    }
    this.#addUp();
    this.#pad();
    target = this.#target(anchor, view);
    if (Math.abs(this.#scroller.scrollTop - target) >= 1) this.#scroller.scrollTop = target;
    this.#tell();
  }

  #target(anchor, view) {
    const end = Math.max(0, this.#total() - view);
    if (anchor === null) return end;
    const index = this.#items.findIndex((item) => anchor.keys.includes(item.key));
    return index < 0 ? end : Math.min(end, Math.max(0, this.#tops[index] - anchor.offset));
  }

  #addUp() {
    this.#tops = [0];
    for (const item of this.#items) {
      this.#tops.push(this.#tops.at(-1) + (this.#heights.get(item.key) ?? this.#guess(item)));
    }
  }

  #total() {
    return this.#tops.at(-1);
  }

  // The index of the item that lies at this height.
  #indexAt(height) {
    let [low, high] = [0, Math.max(0, this.#items.length - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tops[middle] <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #put(from, to) {
    const wanted = new Map(this.#items.slice(from, to).map((item) => [item.key, item]));
    for (const key of [...this.#shown.keys()]) if (!wanted.has(key)) this.#remove(key);
    let place = this.#list.firstChild;
    for (const [key, item] of wanted) {
      const shown = this.#shown.get(key);
      if (shown?.version === item.version) {
        if (shown.element === place) place = place.nextSibling;
        else this.#list.insertBefore(shown.element, place);
        continue;
      }
      const made = this.#render(item);
      if (shown === undefined) {
        this.#list.insertBefore(made, place);
      } else {
        if (shown.element === place) place = place.nextSibling;
        this.#replace(shown.element, made);
      }
      this.#shown.set(key, { version: item.version, element: made });
      this.#observer.observe(made);
    }
    this.first = from;
  }

  // Who had the keyboard's focus on the old element has it on the same place of the new one.
  #replace(old, made) {
    const index = focusable(old).indexOf(document.activeElement);
    this.#observer.unobserve(old);
    old.replaceWith(made);
    if (index >= 0) (focusable(made)[index] ?? this.#scroller).focus({ preventScroll: true });
  }

  #remove(key) {
    const { element } = this.#shown.get(key);
    this.#observer.unobserve(element);
    element.remove();
    this.#shown.delete(key);
  }

  // Measure what stands; tells whether anything is taller or smaller than believed.
  #measure() {
    let changed = false;
    for (const [key, { element }] of this.#shown) {
      const height = element.getBoundingClientRect().height;
      if (Math.abs((this.#heights.get(key) ?? -1) - height) > 0.5) {
        this.#heights.set(key, height);
        changed = true;
      }
    }
    return changed;
  }

  #pad() {
    const last = this.first + this.#shown.size;
    this.#list.style.paddingTop = `${this.#tops[Math.min(this.first, this.#items.length)]}px`;
    this.#list.style.paddingBottom = `${Math.max(0, this.#total() - this.#tops[Math.min(last, this.#items.length)])}px`;
  }

  #scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.#scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.#layOut(this.#anchor());
  }

  #resized() {
    const anchor = this.#place();
    if (this.#scroller.clientWidth !== this.#width) {
      this.#width = this.#scroller.clientWidth;
      this.#heights.clear();
    }
    this.#layOut(anchor);
  }

  #tell() {
    if (this.#told === this.atEnd) return;
    this.#told = this.atEnd;
    this.moved(this.atEnd);
  }
}

function focusable(element) {
  return [...element.querySelectorAll("a[href], button, [tabindex='0']")];
}
