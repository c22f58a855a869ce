// The way from any answer to a post about it.

export const postHandoff = {
  persona: "creator",
  label: { en: "Make a post of this", de: "Mach einen Beitrag daraus" },
  text: { en: "Write a post about this.", de: "Schreib einen Beitrag darüber." },
} as const;
