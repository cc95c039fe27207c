/** The language of the page: one for all elements, kept in the browser, nothing else is. */

import { en, type Texts } from "./en.js";
import { ja } from "./ja.js";

export { faultText, wordsFor } from "./lookup.js";
export type { Texts };

export const LANGUAGES = { ja, en } satisfies Record<string, Texts>;
export type Language = keyof typeof LANGUAGES;

const STORED = "kamei-language";

class Current extends EventTarget {
  private language: Language = remembered() ?? (navigator.language.startsWith("ja") ? "ja" : "en");

  get name(): Language {
    return this.language;
  }

  get text(): Texts {
    return LANGUAGES[this.language];
  }

  set(language: Language): void {
    this.language = language;
    try {
      localStorage.setItem(STORED, language);
    } catch {
      // A page from disk may have no storage; the choice then lasts as long as the page.
    }
    this.dispatchEvent(new Event("change"));
  }
}

function remembered(): Language | null {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === "ja" || stored === "en" ? stored : null;
  } catch {
    return null;
  }
}

export const current = new Current();
