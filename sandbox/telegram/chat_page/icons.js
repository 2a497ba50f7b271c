// The page's own line icons, drawn on a grid of 24.

import { button, svgElement } from "./element.js";

const PATHS = {
  add: "M12 5v14M5 12h14",
  attach: "M19 11.5l-6.8 6.8a4.4 4.4 0 0 1-6.2-6.2l7.4-7.4a2.9 2.9 0 0 1 4.1 4.1l-7.3 7.3a1.4 1.4 0 0 1-2-2l6.6-6.6",
  back: "M15 5l-7 7 7 7",
  block: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.4 6.4l11.2 11.2",
  channel: "M5 10v4h3l8 4V6l-8 4zM19 10v4",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2 12.5l4.5 4.5L16 7.5M11 15.5l1.5 1.5L22 7.5",
  close: "M6 6l12 12M18 6L6 18",
  commands: "M5 7h14M5 12h14M5 17h9",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  down: "M6 10l6 6 6-6",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 16h5",
  group: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c0-3.5 2.5-5 5.5-5s5.5 1.5 5.5 5M16 11a2.5 2.5 0 1 0-1-4.8M17 14.2c2.2.5 3.5 2 3.5 4.8",
  keyboard: "M4 7h16v10H4zM7.5 10.5h.01M12 10.5h.01M16.5 10.5h.01M8.5 14h7",
  language: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c-4.5 4.5-4.5 11.5 0 16M12 4c4.5 4.5 4.5 11.5 0 16",
  leave: "M14 5H6v14h8M11 12h9M17 9l3 3-3 3",
  link: "M10 14l9-9M13 5h6v6M17 14v5H5V7h5",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  photo: "M4 6h16v12H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M15.5 9.5h.01",
  reply: "M10 7l-5 5 5 5M5 12h8c3.5 0 6 2 6 6",
  send: "M4.5 5.5l15 6.5-15 6.5 2.5-6.5zM7 12h6",
  theme: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
};
// What points along the line of reading turns with it.
const TURNS = new Set(["back", "send", "reply", "leave", "commands", "channel"]);

export function icon(name, label = null) {
  const told = label === null ? { "aria-hidden": "true" } : { role: "img", "aria-label": label };
  return svgElement(
    "svg",
    { viewBox: "0 0 24 24", class: TURNS.has(name) ? "icon turns" : "icon", ...told },
    svgElement("path", { d: PATHS[name] }),
  );
}

// A round button that is but an icon.
export function tool(name, label, onclick) {
  return button({ class: `tool tool-${name}`, "aria-label": label, title: label, onclick }, icon(name));
}
