// What this browser keeps between visits, if it keeps anything.

export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Null: no more. */
export function keep(name, value) {
  try {
    value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value);
  } catch {
    // it holds until the page is closed
  }
}
