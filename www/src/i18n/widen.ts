/** The shape of a table of texts, whatever the texts: another language has the same members and parameters. */
export type Widen<T> = T extends string
  ? string
  : T extends (...take: infer Take) => string
    ? (...take: Take) => string
    : { readonly [K in keyof T]: Widen<T[K]> };
