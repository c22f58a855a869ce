// Diagrams and formulas that do not parse are written once more by the model; what still does not parse stays, and is shown as its source.
import { FacetError, isAbort } from "../engine/errors.ts";
import { checkPictures, picturesIn } from "./check-pictures.ts";
import type { Picture, PlacedPicture } from "./check-pictures.ts";
import { inParallel } from "./in-parallel.ts";
import type { ResearchContext, ResearchWords } from "./research.ts";
import { asksAtOnce } from "./score-passages.ts";

/** An answer with more broken pictures is not mended by asking on. */
const mendedAtMost = 6;
const mendTokens = 800;
/** Characters of what the parser says: its list of all that it expected runs on. */
const problemCharacters = 400;

interface Broken extends PlacedPicture {
  /** Which of the texts it stands in. */
  readonly at: number;
  readonly problem: string;
}

type Mending = Pick<ResearchContext, "chat" | "signal">;

/** The texts with each picture that could be mended replaced. The model is asked once for each broken one, and for no other. */
export async function mendPictures(
  texts: readonly string[],
  context: Mending,
  words: Pick<ResearchWords, "mend">,
): Promise<readonly string[]> {
  const placed = texts.flatMap((text, at) => picturesIn(text).map((picture) => ({ ...picture, at })));
  const problems = await checkPictures(placed, context.signal);
  const broken = placed
    .flatMap((picture, index): Broken[] => {
      const problem = problems[index];
      return typeof problem === "string" ? [{ ...picture, problem: problem.slice(0, problemCharacters) }] : [];
    })
    .slice(0, mendedAtMost);
  const written = await inParallel(broken, asksAtOnce, (each) => writtenAnew(each, context, words));
  const renewed = broken.flatMap((each, index) => {
    const source = written[index];
    return source === undefined ? [] : [{ ...each, source }];
  });
  const left = await checkPictures(renewed, context.signal);
  const mended = renewed.filter((_, index) => left[index] === null);
  return texts.map((text, at) =>
    mended
      .filter((each) => each.at === at)
      .reduceRight((whole, { source, start, end }) => whole.slice(0, start) + source + whole.slice(end), text),
  );
}

/** Undefined where the model gives nothing that could stand in the picture's place. */
async function writtenAnew(
  { kind, source, problem }: Broken,
  context: Mending,
  words: Pick<ResearchWords, "mend">,
): Promise<string | undefined> {
  const turns = words.mend({ kind: kind === "diagram" ? "diagram" : "formula", source, problem });
  try {
    const answer = await context.chat({ turns, maxTokens: mendTokens, temperature: 0 });
    return bare(answer, kind);
  } catch (thrown) {
    // The answer is written; a picture shown as its source is no reason to lose it.
    if (context.signal.aborted || isAbort(thrown) || !(thrown instanceof FacetError)) throw thrown;
    return undefined;
  }
}

/** The source without the fence or the signs around it. */
function bare(answer: string, kind: Picture["kind"]): string | undefined {
  const fenced = /```[^\n]*\n([\s\S]*?)\n?[^\S\n]*```/.exec(answer)?.[1] ?? answer;
  if (kind === "diagram") return fenced.trim() === "" || fenced.includes("```") ? undefined : `${fenced.trim()}\n`;
  const formula = fenced.trim().replace(/^(?:\$\$?|\\\(|\\\[)\s*|\s*(?:\$\$?|\\\)|\\\])$/g, "");
  const fits = formula !== "" && !formula.includes("$") && !(kind === "inline" && formula.includes("\n"));
  return fits ? formula : undefined;
}
