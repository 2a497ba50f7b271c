// Makes elements; text goes in as text, so nothing that people or programs wrote can become markup.

// make("button", { class: "go", type: "button", onclick: act }, "Go"): properties whose name begins with "on" are listeners,
// `data` is a dataset, true and false set or leave out an attribute, and every other one is an attribute.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

// Keeps a list's elements in step with `items` without rebuilding what has not changed: `id(item)` names an element, and
// `show(element or null, item)` gives it: the same one, brought up to date, or another in its place.
export function keep(list, items, id, show) {
  const before = new Map([...list.children].map((child) => [child.dataset.id, child]));
  const now = items.map((item) => {
    const key = String(id(item));
    const element = show(before.get(key) ?? null, item);
    element.dataset.id = key;
    return element;
  });
  for (const element of before.values()) if (!now.includes(element)) element.remove();
  now.forEach((element, place) => {
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
}
