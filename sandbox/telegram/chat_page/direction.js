// Which way a text runs: by its first letter (or mark that counts as one), as browsers decide it for a paragraph.

const LETTER = /[\p{L}\u200e\u200f\u061c]/u;
const RIGHT_TO_LEFT = /[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
// What stands isolated decides nothing about its surroundings.
const ISOLATED = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;

export function directionOf(text, otherwise = "ltr") {
  let outside = text;
  for (let before = ""; before !== outside; ) [before, outside] = [outside, outside.replace(ISOLATED, "")];
  const letter = LETTER.exec(outside);
  if (letter === null) return otherwise;
  return RIGHT_TO_LEFT.test(letter[0]) ? "rtl" : "ltr";
}

// The direction of the last line, behind which the time stands.
export function directionOfEnd(text, otherwise) {
  return directionOf(text.slice(text.lastIndexOf("\n") + 1), otherwise);
}
