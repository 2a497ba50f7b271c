// Builds elements without markup in strings, so that nothing anybody says can become markup.

const SVG = "http://www.w3.org/2000/svg";

// element("button", { class: "send", disabled: true, onclick: send }, "Send") - null, false and undefined are left out.
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svgElement(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function button(attributes, ...children) {
  return element("button", { type: "button", ...attributes }, ...children);
}
