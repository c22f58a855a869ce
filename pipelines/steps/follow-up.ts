// Tells by rules whether a question leans on the one before it ("and in 2023?"), for models too small to rewrite it.

const opening =
  /^(?:and|but|so|then|also|what about|how about|why|und|aber|dann|auch|was ist mit|wie steht es um|wie sieht es (?:mit|bei)|wieso|warum)\b/i;
const pointing = new Set(
  (
    "it its they them their theirs this these those he she his her former latter " +
    "er ihm ihn ihr ihre ihrer ihren sie dessen deren diese dieser dieses diesen diesem dort dabei davon dafür dazu damit"
  ).split(" "),
);
/** A question of fewer words names no subject of its own. */
const fewWords = 4;

export function leansOnPrevious(question: string): boolean {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length <= fewWords) return true;
  return (opening.test(question.trim()) && words.length <= 2 * fewWords) || words.some((word) => pointing.has(word));
}
