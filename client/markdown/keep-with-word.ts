// Keeps a citation on the line of the word it stands behind: a line may break before any chip, whatever space is in front of it.

/** Characters of a word that is kept whole with its chip; a longer one may have to break itself. */
const longestWord = 24;

/** Puts the last word before a chip and the chip into one piece. */
export function keepWithWord(inside: ParentNode): void {
  for (const chip of inside.querySelectorAll(".cite")) {
    const before = chip.previousSibling;
    const [word] = (before instanceof Text && /\S+\s*$/.exec(before.data)) || [];
    if (word === undefined || word.length > longestWord || !(before instanceof Text)) continue;
    const piece = document.createElement("span");
    piece.className = "with-cite";
    before.data = before.data.slice(0, -word.length);
    chip.before(piece);
    piece.append(word, chip);
  }
}
