// What this browser keeps from one visit to the next. One that keeps nothing forgets, and that is all.

export function recall(what) {
  try {
    return JSON.parse(localStorage.getItem(what));
  } catch {
    return null;
  }
}

export function keep(what, value) {
  try {
    localStorage.setItem(what, JSON.stringify(value));
  } catch {
    // Asked again, or chosen anew, at the next visit.
  }
}
