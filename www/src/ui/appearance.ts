/** Light, dark or as the system: the browser keeps the choice. */

export type Appearance = "system" | "light" | "dark";

const STORED = "kamei-appearance";

export function appearance(): Appearance {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

export function setAppearance(appearance: Appearance): void {
  document.documentElement.style.colorScheme = appearance === "system" ? "light dark" : appearance;
  try {
    localStorage.setItem(STORED, appearance);
  } catch {
    // A page from disk may have no storage; the choice then lasts as long as the page.
  }
}
