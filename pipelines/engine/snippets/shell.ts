// Words of a shell: a text in single quotes means itself, whatever stands in it.
import type { Reference, Value } from "./value.ts";

/** One word of bash, dash or zsh. A NUL cannot stand in one. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** JSON as one word, in which ids of earlier steps are filled in when it is run. */
export function shellJson(value: Value, reference: (of: Reference) => string): string {
  return pieces(value)
    .reduce<readonly (string | Reference)[]>((all, piece) => {
      const last = all.at(-1);
      return typeof last === "string" && typeof piece === "string"
        ? [...all.slice(0, -1), last + piece]
        : [...all, piece];
    }, [])
    .map((piece) => (typeof piece === "string" ? shellWord(piece) : `"${reference(piece)}"`))
    .join("");
}

function pieces(value: Value): readonly (string | Reference)[] {
  switch (value.kind) {
    case "plain":
      return [JSON.stringify(value.json)];
    case "reference":
      return ['"', value, '"'];
    case "list":
      return ["[", ...value.items.flatMap((each, at) => (at === 0 ? pieces(each) : [",", ...pieces(each)])), "]"];
    case "record":
      return [
        "{",
        ...value.entries.flatMap(([key, each], at) => [
          `${at === 0 ? "" : ","}${JSON.stringify(key)}:`,
          ...pieces(each),
        ]),
        "}",
      ];
  }
}
