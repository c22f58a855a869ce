// Ideas that differ: asked for with a few to spare, near-duplicates left out by their vectors or by their words, days given by code.
import { z } from "zod";
import { FacetError } from "../../engine/errors.ts";
import type { PostIdea } from "../../engine/posts/post.ts";
import { platformIds } from "../../engine/posts/platforms.ts";
import type { PlatformId } from "../../engine/posts/platforms.ts";
import { contentWords } from "../fact-words.ts";
import { jsonObjects } from "../json-objects.ts";
import { isPartAbsent } from "../part-absent.ts";
import type { Assignment, CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { mannerOf } from "./manner.ts";
import { cleanText } from "./read-draft.ts";
import { shownSources } from "./shown-sources.ts";
import type { ToWrite } from "./write-posts.ts";
import { listened } from "./write-post-large.ts";

/** More than are wanted, for those that are left out. */
const spare = 3;
const roundsAtMost = 3;
const tokensAnIdea = { large: 90, small: 45 } as const;
/** Cosine of two ideas' vectors from which they are one. */
const sameFrom = 0.93;
/** Share of the shorter idea's words that stand in the other, also where an embedder is here. */
const sameWordsFrom = 0.7;
/** Days between two posts where nothing is said of it. */
const daysApart = 2;

const formats = ["photo", "carousel", "video", "text", "story"] as const;
const idea = z.object({
  title: z.string().trim().min(2).max(300),
  hook: z.string().trim().max(1000).catch(""),
  format: z.enum(formats).catch("photo"),
  platform: z.enum(platformIds).nullable().catch(null),
});
type RawIdea = z.output<typeof idea>;

export async function findIdeas(
  input: ToWrite,
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ ideas: PostIdea[] }> {
  const { assignment } = input;
  let kept: RawIdea[] = [];
  for (let round = 0; round < roundsAtMost && kept.length < assignment.count; round += 1) {
    const missing = assignment.count - kept.length;
    const said = await ask(missing + (missing > 2 ? spare : 1), kept, { input, context, words, round });
    const before = kept.length;
    kept = await different([...kept, ...said], assignment.count, context);
    // A model that only says the same again has no more.
    if (kept.length === before) break;
    context.emit({ type: "output", field: "ideas", value: placed(kept, assignment) });
  }
  if (kept.length === 0)
    throw new FacetError("unexpected", { reason: "no-ideas" }, { kept: ["question"], next: ["retry", "choose-model"] });
  if (kept.length < assignment.count)
    context.emit({
      type: "note",
      level: "info",
      key: "fewer-ideas",
      values: { count: kept.length, wanted: assignment.count },
    });
  return { ideas: placed(kept, assignment) };
}

async function ask(
  count: number,
  known: readonly RawIdea[],
  {
    input,
    context,
    words,
    round,
  }: {
    readonly input: ToWrite;
    readonly context: CreatorContext;
    readonly words: CreatorWords;
    readonly round: number;
  },
): Promise<RawIdea[]> {
  const { assignment, grounding } = input;
  const { tier, capabilities } = context.model.info;
  const titles = known.map(({ title }) => title);
  const maxTokens = Math.min(count * tokensAnIdea[tier] + 60, Math.floor(capabilities.context / 2));
  const temperature = 0.8 + round * 0.1;
  if (tier === "small") {
    const turns = words.ideasSmall({ wish: assignment.wish, language: assignment.language.name, count, known: titles });
    return linesOf(await listened({ turns, maxTokens, temperature }, () => {}, context));
  }
  const sources = shownSources(grounding ?? { images: [], line: assignment.line }, { tier });
  const turns = words.ideas({
    sources,
    wish: assignment.wish,
    manner: mannerOf(input, tier),
    count,
    platforms: assignment.platforms,
    known: titles,
  });
  const found: RawIdea[] = [];
  const take = jsonObjects((value) => {
    const read = idea.safeParse(value);
    if (!read.success || found.some(({ title }) => title === read.data.title)) return;
    found.push(read.data);
    if (round > 0) return;
    context.emit({ type: "output", field: "ideas", value: placed(found.slice(0, assignment.count), assignment) });
  });
  const schema = z.toJSONSchema(
    z.object({
      ideas: z
        .array(
          z.object({
            title: z.string(),
            hook: z.string(),
            format: z.enum(formats),
            platform: z.enum(assignment.platforms as [PlatformId]),
          }),
        )
        .max(count),
    }),
  );
  const said = await listened({ turns, schema, maxTokens, temperature }, (_whole, piece) => take(piece), context);
  return found.length > 0 ? found : linesOf(said);
}

/** Of a list in plain text: “1. Title: hook”, or a title with its hook behind a dash. */
function linesOf(said: string): RawIdea[] {
  return said
    .split("\n")
    .map((line) => cleanText(line.replace(/^\s*(?:\d+[.)]|[-*•])\s*/, "")))
    .filter(
      (line) => /\p{L}{3}/u.test(line) && !/^(?:here (?:are|is)|hier sind|sure)\b/i.test(line) && !/[{}]/.test(line),
    )
    .map((line) => {
      const parts = /^(?<title>[^:–—]{3,90}?)\s*(?::|\s[–—-]\s|(?<=[.!?])\s)\s*(?<hook>.+)$/.exec(line)?.groups;
      return {
        title: (parts?.["title"] ?? line).slice(0, 300).replace(/[.:]$/, ""),
        hook: (parts?.["hook"] ?? "").slice(0, 1000),
        format: "photo" as const,
        platform: null,
      };
    });
}

async function different(
  ideas: readonly RawIdea[],
  count: number,
  { embed }: Pick<CreatorContext, "embed">,
): Promise<RawIdea[]> {
  const texts = ideas.map(({ title, hook }) => `${title}. ${hook}`);
  const vectors = await embed(texts).catch((thrown: unknown) => {
    if (isPartAbsent(thrown)) return null;
    throw thrown;
  });
  const kept: number[] = [];
  for (const at of ideas.keys()) {
    if (kept.length === count) break;
    const isSame = kept.some((other) => {
      const [a, b] = [vectors?.[at], vectors?.[other]];
      return (a && b && cosine(a, b) >= sameFrom) || sharedWords(texts[at] ?? "", texts[other] ?? "") >= sameWordsFrom;
    });
    if (!isSame) kept.push(at);
  }
  return kept.flatMap((at) => ideas[at] ?? []);
}

/** Vectors are normalised. */
const cosine = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

function sharedWords(a: string, b: string): number {
  const [few, many] = [new Set(contentWords(a)), new Set(contentWords(b))].toSorted((x, y) => x.size - y.size);
  if (!few || !many || few.size === 0) return 0;
  return [...few].filter((word) => many.has(word)).length / few.size;
}

/** With ids, a platform each, and days spread over the time that was asked for. */
function placed(ideas: readonly RawIdea[], { platforms, days, count }: Assignment): PostIdea[] {
  return ideas.map(({ platform, ...each }, at) => ({
    ideaId: `idea-${at + 1}`,
    ...each,
    platform: platform && platforms.includes(platform) ? platform : (platforms[at % platforms.length] ?? "instagram"),
    day: days === null ? Math.min(at * daysApart, 366) : Math.floor((at * days) / count),
  }));
}
