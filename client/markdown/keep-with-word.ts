// Keeps a citation on the line of the word it stands behind: a line may break before any chip, whatever space is in front of it.

/** Characters of a word that is kept whole with its chip; a longer one may have to break itself. */
const longestWord = 24;

/** The text before its last word, and that word with the space behind it; no word where it is too long to be kept whole. */
export function splitLastWord(text: string): readonly [before: string, word: string] {
  const [word = ""] = /\S+\s*$/.exec(text) ?? [];
  return word.length > longestWord ? [text, ""] : [text.slice(0, text.length - word.length), word];
}

/** Puts the last word before a chip and the chip into one piece. */
export function keepWithWord(inside: ParentNode): void {
  for (const chip of inside.querySelectorAll(".cite")) {
    const before = chip.previousSibling;
    if (!(before instanceof Text)) continue;
    const [rest, word] = splitLastWord(before.data);
    if (word === "") continue;
    const piece = document.createElement("span");
    piece.className = "with-cite";
    before.data = rest;
    chip.before(piece);
    piece.append(word, chip);
  }
}
