/** Numbers and sizes in the language of the page. */

import { current } from "./index.js";

/** Making a formatter costs far more than using it, and lists show thousands of numbers. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(digits: number): Intl.NumberFormat {
  const key = `${current.name} ${digits}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(current.name, { maximumFractionDigits: digits });
  formatters.set(key, known);
  return known;
}

export function number(value: number): string {
  return formatter(3).format(value);
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** `bytes` with three figures at most, in units of 1,024. */
export function size(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${formatter(digits).format(value)} ${UNITS[unit]}`;
}
