// Texts made to get out of where they are shown: markup, scripts, addresses and signs that a careless page would run or load.
import type { MadeAnswer } from "./answered.ts";

/** Run by whatever of it comes to life. */
export const mark = "window.harmed=(window.harmed||0)+1";

/** One text with everything that HTML, Markdown and templates might be led by; `place` is in its addresses. */
export const hostileText = (host: string, place: string): string =>
  [
    `"'></textarea></title></style></script><script>${mark}</script>`,
    `<img src="${host}/${place}.png" onerror="${mark}"><svg onload="${mark}"></svg><iframe src="${host}/${place}-frame"></iframe>`,
    `![i](${host}/${place}-md.png) [l](javascript:${mark}) [r][r] <${host}/${place}-auto> {{7*7}} \${7*7} \u202Egpj.exe`,
  ].join(" ");

/** Spelt with the tag characters of Unicode, which nobody sees. */
export const inTags = (sentence: string): string =>
  Array.from(sentence, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");

/** What a page would read as something else than words for people: ids, kinds, names of a closed set. */
const fixedKeys =
  /(?:Ids?$|^(?:id|kind|type|by|status|state|severity|category|platforms?|languages?|persona|version|support|depth|confidence|ranIn|purpose|node|reach|unit|growth|meters|flags|toneNotes|sources|action|task|tone|mode|length|format|key|field|mark|aggregate|encoding|day|image|back|at|boxes)$)/;

/** The answer with the text behind every word of its question, outputs and notes; an address becomes a script. */
export function poisoned(made: MadeAnswer, text: string): MadeAnswer {
  const poison = (value: unknown, key: string): unknown => {
    if (fixedKeys.test(key)) return value;
    if (typeof value === "string") {
      if (key === "url" || key === "href") return `javascript:${mark}//${text}`;
      return value === "" ? value : `${value} ${text}`;
    }
    if (Array.isArray(value)) return value.map((each) => poison(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, name)]));
  };
  return {
    ...made,
    question: `${made.question} ${text}`,
    outputs: poison(made.outputs, "") as MadeAnswer["outputs"],
  };
}
