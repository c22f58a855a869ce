// The language of a post: the one that was asked for, else English or German where its small words tell.

const small = {
  en: new Set("the and of to for is are with our this that about from on it we how what your you in a at".split(" ")),
  de: new Set(
    "und der die das ein eine für mit ist sind wir unser dein über aus auf nicht zu von den es ich im".split(" "),
  ),
};

/** Empty where neither is told by its words: then only what counts in every language is checked. */
export function languageOf(asked: unknown, text: string): string {
  if (typeof asked === "string" && asked !== "auto") return asked;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = (language: "en" | "de") =>
    words.filter((word) => small[language].has(word)).length / Math.max(1, words.length);
  const [en, de] = [share("en"), share("de")];
  if (Math.max(en, de) < 0.12) return "";
  return en >= de ? "en" : "de";
}
