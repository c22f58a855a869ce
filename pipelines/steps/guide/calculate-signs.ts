// Whether a question is a calculation told in words: it asks for an amount and gives at least two.
import { quantitiesIn } from "./numbers-quantities.ts";

const charactersAtMost = 1200;
const asks = new RegExp(
  String.raw`(?<!\p{L})(?:how (?:much|many|far|long|fast|old|tall|high|heavy|big|large|wide|expensive)|` +
    String.raw`what(?:'s|’s| is| are| was| will be) (?:the |his |her |its |my |our |their )?(?:total|sum|average|mean|speed|price|cost|area|volume|perimeter|difference|percentage|distance|profit|discount|interest|density|remainder|final|new|sale|amount|result)|` +
    String.raw`(?:calculate|compute|work out|wie ?viele?|wie (?:lange|weit|schnell|alt|hoch|schwer|teuer|groß)|was kosten?|berechne|rechne|errechne))(?!\p{L})`,
  "iu",
);
/** Words of a question about how things are, whatever numbers it holds. */
const knowledge =
  /(?<!\p{L})(?:why|explain|what does|mean by|history|invented|discovered|born|died|battle|war|version|chapter|theorem|warum|wieso|erklär\p{L}*|bedeutet|geschichte|erfunden|entdeckt|gestorben|schlacht|krieg|kapitel)(?!\p{L})/iu;

export function isWordProblem(question: string): boolean {
  if (question.length > charactersAtMost || !asks.test(question) || knowledge.test(question)) return false;
  // Code to read, and the numbers in it, are nothing to reckon.
  if (/```|`[^`]+`|https?:/.test(question)) return false;
  const found = quantitiesIn(question);
  const isMeasured = found.filter(({ unit }) => unit !== "").length;
  return found.length >= 2 && (isMeasured >= 1 || found.length >= 3 || /[.;,]\s+\p{L}.*\?/u.test(question));
}
