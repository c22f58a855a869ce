// The shape of a catalogue of words: what every language says under the same keys.

type Forms = readonly [one: string, many: string];
/** A sentence, its forms for one and for many, or a group of either. */
export type Words = { readonly [key: string]: string | Forms | { readonly [key: string]: string | Forms } };

export type InAnyLanguage<T> = T extends string
  ? string
  : T extends Forms
    ? Forms
    : { readonly [Key in keyof T]: InAnyLanguage<T[Key]> };
