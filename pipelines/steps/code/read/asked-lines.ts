// The lines a person names: "why line 12?", "Zeilen 8 bis 12", "pairing.py:8-12".
import type { CodeFile } from "../../../engine/code.ts";
import type { AskedLines } from "../develop.ts";

const range = String.raw`(\d{1,6})(?:\s*(?:-|–|to|bis|and|und)\s*(\d{1,6}))?`;
/** Signs of a plain name. Behind one of them no other name begins. */
const nameSign = String.raw`[\p{L}\p{M}\p{N}_./-]`;
const inFile = new RegExp(String.raw`(?<!${nameSign})(${nameSign}+\.\w{1,5}):${range}`, "iu");
const atRange = new RegExp(`^:${range}`, "i");
const endsInName = new RegExp(`${nameSign}$`, "u");
const inWords = new RegExp(String.raw`\b(?:lines?|zeilen?|l\.|z\.)\s*${range}`, "i");

/** Null where none are named, or where no file has them. */
export function askedLines(question: string, files: readonly CodeFile[]): AskedLines | null {
  const named = withOwnName(question, files) ?? inFile.exec(question);
  const said = named ? [named[2], named[3]] : inWords.exec(question)?.slice(1, 3);
  if (!said?.[0]) return null;
  const file = named
    ? fileNamed(named[1] ?? "", files)
    : (files.find(({ name }) => question.includes(name)) ?? files[0]);
  if (!file) return null;
  const count = file.text.replace(/\n$/, "").split("\n").length;
  const from = Number(said[0]);
  const to = Math.min(count, Math.max(from, Number(said[1] ?? from)));
  return from < 1 || from > count ? null : { file: file.name, lines: { from, to } };
}

/** `prüfung.py:8-12`, `my file.py:3`, `Makefile:2`: a name as it stands, whatever signs it has. */
function withOwnName(question: string, files: readonly CodeFile[]): readonly (string | undefined)[] | null {
  for (const { name } of files.toSorted((one, other) => other.name.length - one.name.length)) {
    for (let at = question.indexOf(`${name}:`); at >= 0; at = question.indexOf(`${name}:`, at + 1)) {
      if (endsInName.test(question.slice(Math.max(0, at - 2), at))) continue;
      const found = atRange.exec(question.slice(at + name.length, at + name.length + 40));
      if (found) return [undefined, name, found[1], found[2]];
    }
  }
  return null;
}

/** By its whole name, or by the end of its path. */
export function fileNamed(name: string, files: readonly CodeFile[]): CodeFile | undefined {
  const end = (path: string) => `/${path.replace(/^\.?\//, "")}`;
  return (
    files.find((each) => each.name === name) ??
    files.find((each) => end(each.name).endsWith(end(name)) || end(name).endsWith(end(each.name)))
  );
}
