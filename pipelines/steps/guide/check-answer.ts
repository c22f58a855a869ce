// The Guide's last step: calculations worked out, quotes looked for, claims checked, pictures mended, and each paragraph marked with what it rests on.
import type { Citation } from "../../engine/documents.ts";
import type { Calculation } from "../../engine/guide/lesson.ts";
import { paragraphsOf } from "../../engine/guide/lesson.ts";
import { citationsOf, withTrueSources } from "../cite.ts";
import type { Found } from "../find-passages.ts";
import { mendPictures } from "../mend-pictures.ts";
import { referencesOf } from "../references.ts";
import type { Claim } from "../research.ts";
import { verifyClaims } from "../verify-claims.ts";
import { checkEquations } from "./calculate-equations.ts";
import type { Correction } from "./calculate-equations.ts";
import type { GuideContext, GuideDraft, GuideOutputs, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { computeInline } from "./inline-calculations.ts";
import { markParagraphs } from "./mark-paragraphs.ts";
import { assumedIn, definedNumbers, givenNumbers } from "./numbers-given.ts";
import { paragraphsText } from "./paragraphs.ts";

interface ToCheck {
  readonly plan: GuidePlan;
  readonly draft: GuideDraft;
  readonly found: Found;
}

/** Results that are kept beside an answer, and corrections that are told, at most. */
const atMost = { calculations: 60, corrections: 6 };

export async function checkAnswer(
  { plan, draft, found }: ToCheck,
  context: GuideContext,
  words: Pick<GuideWords, "check" | "mend">,
): Promise<GuideOutputs> {
  const { layer, outline, quiz, card } = draft;
  const parts = { ...(layer && { layer }), ...(outline && { outline }), ...(quiz && { quiz }), ...(card && { card }) };
  const reckoned = draft.isKnowledge ? reckon(draft, plan) : { ...draft, corrected: [] };
  for (const { from, to } of reckoned.corrected.slice(0, atMost.corrections))
    context.emit({ type: "note", level: "info", key: "corrected", values: { from, to } });
  const cited = await citedAnswer({ plan, found, ...reckoned }, context, words);
  const [answer = cited.answer] = await mendPictures([cited.answer], context, words);
  // What the person told earlier is as much theirs as what they say now.
  const said = [plan.question, ...context.history.flatMap(({ role, text }) => (role === "user" ? [text] : []))];
  const given = [...said, ...found.passages.map(({ text }) => text)];
  const [numbers, defined] = [givenNumbers(given), definedNumbers(given)];
  const calculations = reckoned.calculations.slice(0, atMost.calculations).map((each): Calculation => {
    return {
      ...each,
      assumed: each.assumed.length > 0 ? each.assumed : assumedIn(each.expression, numbers, defined).assumed,
    };
  });
  const count = paragraphsOf(answer).length;
  // What code wrote stands last: mending may change what is before it.
  const fromEnd = count - paragraphsOf(draft.answer).length;
  const paragraphs = markParagraphs({
    answer,
    citations: cited.citations,
    unsure: new Set(draft.unsure),
    told: new Set((draft.told ?? []).map((at) => at + fromEnd)),
    given: said,
    computed: calculations.map(({ value }) => value),
    isKnowledge: draft.isKnowledge,
  });
  const references = referencesOf(cited.citations, context.documents.list());
  return {
    answer,
    marks: { paragraphs, calculations },
    ...parts,
    ...(cited.citations.length > 0 && { citations: cited.citations, references }),
  };
}

interface Reckoned {
  readonly answer: string;
  readonly claims: readonly Claim[];
  readonly calculations: readonly Calculation[];
  readonly corrected: readonly Correction[];
}

/** What a document says is its own: only the writer's equations are put right. */
function reckon(draft: GuideDraft, { language }: GuidePlan): Reckoned {
  const calculations = [...draft.calculations];
  const corrected: Correction[] = [];
  const worked = (text: string, isQuoted: boolean): string => {
    const inline = computeInline(text, language);
    calculations.push(...inline.calculations);
    if (isQuoted) return inline.text;
    const checked = checkEquations(inline.text, language);
    calculations.push(...checked.calculations);
    corrected.push(...checked.corrected);
    return checked.text;
  };
  if (draft.claims.length === 0) return { answer: worked(draft.answer, false), claims: [], calculations, corrected };
  const claims = draft.claims.map((claim) => {
    return claim.kind === "block" ? claim : { ...claim, text: worked(claim.text, claim.quotes.length > 0) };
  });
  return { answer: paragraphsText(claims, language), claims, calculations, corrected };
}

/** The page gets the citations before they are checked: opening a quote needs no verdict. */
async function citedAnswer(
  { plan, found, answer, claims }: Reckoned & Pick<ToCheck, "plan" | "found">,
  context: GuideContext,
  words: Pick<GuideWords, "check">,
): Promise<{ readonly answer: string; readonly citations: Citation[] }> {
  if (!claims.some(({ quotes }) => quotes.length > 0)) return { answer, citations: [] };
  const { documents, emit } = context;
  const sourced = withTrueSources(claims, found.passages, documents);
  const citations = citationsOf(sourced, documents);
  emit({ type: "output", field: "citations", value: citations });
  emit({ type: "output", field: "references", value: referencesOf(citations, documents.list()) });
  if (context.model.info.tier === "small") return { answer: paragraphsText(sourced, plan.language), citations };
  // General knowledge is no claim about the documents: it is marked, not checked against them.
  const resting = sourced.filter(({ quotes }) => quotes.length > 0);
  const checked = await verifyClaims(resting, { plan, passages: found.passages, repair: false }, context, words);
  let at = 0;
  const all = sourced.map((claim) => (claim.quotes.length > 0 ? (checked.claims[at++] ?? claim) : claim));
  return { answer: paragraphsText(all, plan.language), citations: [...checked.citations] };
}
