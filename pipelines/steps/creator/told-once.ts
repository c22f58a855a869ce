// An answer a post is to be about, as its writer reads it: plain words without marks, and each quote of it once.

/** A line of citations or references as an answer is told with them. Source: pipelines/engine/render-data.ts. */
const numbered = /^\[\d+\] /;
const quoted = /^“(.+)” \(.+\)$/;
const mark = /\s?\[(?:\d+|!)\]/g;
const escaped = /\\([\\`*_{}[\]()#+\-.!~|<>])/g;

/** A quotation told twice takes a small model's whole prompt, and a mark of it is copied into the caption. */
export function toldOnce(told: string): string {
  const [answer = "", ...blocks] = told.replace(escaped, "$1").split("\n\n");
  const said = bare(answer);
  const rest = blocks.flatMap((block) => {
    const lines = block.split("\n").map((line) => line.replace(numbered, ""));
    const kept = lines.filter((line) => {
      const quote = quoted.exec(line)?.[1];
      return quote === undefined || !said.includes(bare(quote));
    });
    const isHeadingAlone = kept.length === 1 && lines.length > 1 && block.startsWith(kept[0] ?? "");
    return isHeadingAlone ? [] : [kept.join("\n").replace(mark, "")];
  });
  return [answer.replace(mark, ""), ...rest].join("\n\n");
}

const bare = (text: string): string => text.replace(/\s+/g, " ");
