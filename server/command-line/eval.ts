// facet eval: how well Facet cites, refuses and recalls with a person's own documents and model; nothing of it leaves the machine.
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { absentQuestions } from "../evaluation/absent-questions.ts";
import { deriveLookups, someOf } from "../evaluation/derive-lookups.ts";
import { scoresOf } from "../evaluation/outcome.ts";
import type { Outcome } from "../evaluation/outcome.ts";
import { randomOf } from "../evaluation/random.ts";
import { sentencesOf } from "../evaluation/read-page.ts";
import type { ReadPage } from "../evaluation/read-page.ts";
import { toldConversation, toldFacts } from "../evaluation/told-facts.ts";
import { awaitModel } from "./await-model.ts";
import { askAbsent, askLookup, askTold, tell } from "./eval-asking.ts";
import type { Exam } from "./eval-asking.ts";
import { askCase, readCases } from "./eval-cases.ts";
import { examined } from "./eval-documents.ts";
import { missesOf, tableOf } from "./eval-report.ts";
import type { EvalReport } from "./eval-report.ts";
import { exitCodes, usageError } from "./exit.ts";
import { filesAt } from "./ingest.ts";
import { reachServer } from "./reach-server.ts";
import type { Place, Reached } from "./reach-server.ts";
import type { Terminal } from "./terminal.ts";
import { wholeNumber } from "./whole-number.ts";

interface Options extends Place {
  readonly share: string;
  readonly seed: string;
  readonly model?: string;
  readonly cases?: string;
  readonly keep?: boolean;
  readonly json?: boolean;
}

/** Questions of a whole evaluation; each takes as long as an answer. */
const counts = { lookups: 40, absent: 20 };

type Step = () => Promise<readonly Outcome[]>;

export async function evaluate(terminal: Terminal, options: Options, given: readonly string[]): Promise<number> {
  const share = Number(options.share);
  if (!(share > 0 && share <= 1))
    throw usageError(`--share takes a number above 0 and at most 1, not “${options.share}”.`);
  const seed = wholeNumber(options.seed, "--seed", 2 ** 31);
  const cases = options.cases === undefined ? null : readCases(options.cases);
  const paths = given.flatMap(filesAt);
  await using server = await reachServer(options, terminal);
  const { facet } = server;
  const stopping = stopAtSignal(terminal);
  await using parts = new AsyncDisposableStack();
  const wish = { paths, keep: options.keep ?? false, parts, needed: cases === null, signal: stopping };
  const found = await ready(server, terminal, wish).catch((thrown: unknown) => {
    if (stopping.aborted) return null;
    throw thrown;
  });
  if (found === null) {
    terminal.say("Ended before a question was asked: nothing was measured.");
    return exitCodes.stopped;
  }
  const { documents, pages } = found;
  const begun = new Set<string>();
  // Also where the evaluation fails on its way.
  if (!options.keep) parts.defer(async () => removeAll(begun));
  const exam: Exam = { facet, documents, model: options.model, begun: (id) => begun.add(id), signal: stopping };
  if (!cases && deriveLookups(pages).length === 0)
    terminal.say("No question could be made from these documents: only refusal and recall are measured.");
  const personas = (await facet.api.personas.catalogue.query()).map(({ id }) => id);
  const steps = cases
    ? cases.map((one) => () => askCase(exam, one, personas))
    : stepsOf(exam, pages, { share, random: randomOf(seed) });
  const outcomes = await takeAll(steps, terminal, stopping);
  const report = await reportOf(exam, outcomes, begun);
  if (options.json) terminal.out(`${JSON.stringify(report)}\n`);
  else {
    const linkOf = (id: string) =>
      !options.keep ? null : server.own ? `facet export ${id} --format markdown` : `${server.url}/c/${id}`;
    terminal.out(tableOf(report));
    if (cases) for (const { question, came } of outcomes) terminal.out(`\n- ${question}\n  ${came}\n`);
    else terminal.out(missesOf(report, linkOf));
    if (report.misses.length > 0 && !options.keep)
      terminal.say("--keep keeps the conversations and prints where each can be read.", { dim: true });
  }
  return stopping.aborted ? exitCodes.stopped : 0;

  async function removeAll(ids: ReadonlySet<string>): Promise<void> {
    for (const conversationId of ids) await facet.api.conversations.remove.mutate({ conversationId }).catch(() => {});
  }
}

async function ready({ facet, own }: Reached, terminal: Terminal, wish: Parameters<typeof examined>[2]) {
  const found = await examined(facet, terminal, wish);
  if (own) await awaitModel(facet, terminal, { signal: wish.signal });
  return found;
}

/** Kinds mixed evenly, so that an evaluation that is ended early has measured some of each. */
function stepsOf(
  exam: Exam,
  pages: readonly ReadPage[],
  { share, random }: { readonly share: number; readonly random: () => number },
): readonly Step[] {
  const some = (count: number) => Math.max(1, Math.round(count * share));
  const lookups = someOf(deriveLookups(pages), some(counts.lookups), random);
  const absent = absentQuestions(pages, some(counts.absent));
  const facts = toldFacts.slice(0, some(toldFacts.length));
  const [first] = facts;
  const talk = sentencesOf(pages)
    .slice(0, facts.length)
    .map(({ text }) => text);
  let told: ReturnType<typeof tell> | null = null;
  const kinds: readonly (readonly Step[])[] = [
    lookups.map((lookup) => () => askLookup(exam, lookup)),
    absent.map((each) => () => askAbsent(exam, each)),
    facts.map((fact) => async () => {
      told ??= tell(exam, toldConversation(facts, talk), first ?? fact);
      return askTold(exam, await told, fact);
    }),
  ];
  return kinds
    .flatMap((steps) => steps.map((step, index) => ({ step, at: (index + 0.5) / steps.length })))
    .toSorted((one, other) => one.at - other.at)
    .map(({ step }) => step);
}

async function takeAll(steps: readonly Step[], terminal: Terminal, signal: AbortSignal): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const began = Date.now();
  for (const [index, step] of steps.entries()) {
    const left = index === 0 ? "" : `, ${duration(((Date.now() - began) / index) * (steps.length - index))} left`;
    terminal.status(`Question ${index + 1} of ${steps.length}${left}; Ctrl+C shows what was measured …`);
    const came = await step();
    // The one that was cut off measured nothing.
    if (signal.aborted) break;
    outcomes.push(...came);
  }
  terminal.status(null);
  return outcomes;
}

async function reportOf(
  { facet, documents, signal }: Exam,
  outcomes: readonly Outcome[],
  begun: ReadonlySet<string>,
): Promise<EvalReport> {
  const [conversationId] = begun;
  const messages =
    conversationId === undefined ? [] : (await facet.api.conversations.get.query({ conversationId })).messages;
  const model = messages.flatMap((each) => (each.role === "assistant" && each.model ? [each.model] : []))[0] ?? null;
  return {
    model,
    documents: documents.map(({ name, pageCount }: DocumentInfo) => ({ name, pages: pageCount })),
    whole: !signal.aborted,
    scores: scoresOf(outcomes),
    misses: missesIn(outcomes),
  };
}

/** A question that was refused is told once, not as a citation that is missing too. */
function missesIn(outcomes: readonly Outcome[]): readonly Outcome[] {
  const wrong = outcomes.filter(({ right }) => !right);
  const refused = new Set(wrong.flatMap(({ measure, question }) => (measure === "answered" ? [question] : [])));
  return wrong.filter(({ measure, question }) => measure !== "cited" || !refused.has(question));
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** Ctrl+C ends the evaluation and shows what was measured; a second one leaves at once. */
function stopAtSignal(terminal: Terminal): AbortSignal {
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(exitCodes.stopped);
    terminal.status("Ending; again to leave at once …");
    stopping.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return stopping.signal;
}
