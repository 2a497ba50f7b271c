// Lists what on the page stands out too little from what is behind it (WCAG 2.2, 1.4.3 and 1.4.11).
() => {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const alpha = parts(colour)[3] ?? 1;
      if (alpha === 1) return colour;
      if (alpha > 0) throw new Error(`half-transparent: ${colour} of ${at.className}`);
    }
    throw new Error("nothing behind");
  };
  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest("[inert], :disabled, .unseen, .emoji");
  const faint = [];
  const look = (element, least, name) => {
    if (!isShown(element)) return;
    const found = ratio(getComputedStyle(element).color, behind(element));
    if (found < least) faint.push(`${name}: ${found.toFixed(2)}`);
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode.data.trim();
    if (text) look(words.currentNode.parentElement, 4.5, `${words.currentNode.parentElement.className}: ${text}`);
  }
  for (const icon of document.querySelectorAll("svg")) look(icon, 3, `icon in ${icon.parentElement.className}`);
  for (const field of document.querySelectorAll("textarea, input:not([type=file], [type=radio])")) {
    if (!isShown(field)) continue;
    const placeholder = getComputedStyle(field, "::placeholder").color;
    if (ratio(placeholder, behind(field)) < 4.5) faint.push(`placeholder ${field.placeholder}`);
  }
  return faint;
}
