// A question over a person's tables: SQL by a model, or by rules where the model is small; every number in the answer is the query's.
import type { DataWords } from "./data-words.ts";
import { z } from "zod";
import type { DataTable, QueryResult, ScopedData } from "../engine/data.ts";
import { reasonWords } from "../engine/error-sentences.ts";
import { FacetError } from "../engine/errors.ts";
import type { ChatTurn, StepContext } from "../engine/step-context.ts";
import { languageOf } from "./language.ts";
import type { AnswerLanguage } from "./language.ts";
import type { ResearchTable } from "./research.ts";
import { chartWish, resultChart } from "./result-chart.ts";
import type { ChartWish } from "./result-chart.ts";
import { resultSummary } from "./result-summary.ts";
import { simpleQuery } from "./simple-query.ts";

export interface DataAnswer {
  readonly summary: string;
  /** The result with its query, where no chart shows it. */
  readonly table?: ResearchTable;
  /** {spec, columns, rows, sql, documentIds, caption}: what the page draws, shows and runs again. */
  readonly chart?: Record<string, unknown>;
}

export type DataContext = Pick<StepContext, "ask" | "model" | "signal"> & { readonly data: ScopedData };

const asked = z.object({ sql: z.string().min(1).max(20_000), chart: chartWish.nullable(), caption: z.string() });
type Asked = z.output<typeof asked>;

const answerTokens = 800;

export async function answerFromData(
  { question }: { readonly question: string },
  context: DataContext,
  words: DataWords,
): Promise<DataAnswer> {
  const language = languageOf(question);
  const tables = await context.data.tables(context.signal);
  if (tables.length === 0) return { summary: words.told.noData[language] };
  const simple = simpleQuery(question, tables);
  if (context.model.info.tier === "small") {
    if (simple === undefined) return profileOnly(tables, words.told.needsLarger[language], words, language);
    return answerOf(question, { sql: simple, chart: null, caption: "" }, await run(simple, context), {
      context,
      words,
    });
  }
  const answered = await askModel(question, tables, context, words);
  if ("result" in answered) return answerOf(question, answered.asked, answered.result, { context, words });
  const problem = words.told.notAnswered(answered)[language];
  return profileOnly(tables, problem, words, language);
}

const run = (sql: string, { data, signal }: DataContext): Promise<QueryResult> => data.query(sql, signal);

type Answered = { readonly asked: Asked; readonly result: QueryResult } | { readonly problem: string };

/** Asks, runs, and where the database refuses, once more with what it said. */
async function askModel(
  question: string,
  tables: readonly DataTable[],
  context: DataContext,
  words: DataWords,
): Promise<Answered> {
  const turns = words.query({ question, tables });
  const ask = (more: readonly ChatTurn[]) =>
    context.ask({ turns: [...turns, ...more], schema: asked, maxTokens: answerTokens });
  const first = await ask([]);
  const tried = await attempt(first, context);
  if ("result" in tried) return tried;
  const second = await ask([
    { role: "assistant", text: JSON.stringify(first) },
    { role: "user", text: words.repair({ sql: first.sql, problem: tried.problem }) },
  ]);
  return attempt(second, context);
}

async function attempt(wanted: Asked, context: DataContext): Promise<Answered> {
  try {
    return { asked: wanted, result: await run(wanted.sql, context) };
  } catch (thrown) {
    if (!(thrown instanceof FacetError) || !["invalid-input", "time-limit"].includes(thrown.data.code)) throw thrown;
    const { detail, seconds } = thrown.data.facts;
    return {
      problem: String(
        detail ?? (seconds === undefined ? reasonWords(thrown.data.facts, "en") : `more than ${seconds} s`),
      ),
    };
  }
}

function answerOf(
  question: string,
  { sql, chart: wish, caption }: { readonly sql: string; readonly chart: ChartWish | null; readonly caption: string },
  result: QueryResult,
  { context, words }: { readonly context: DataContext; readonly words: DataWords },
): DataAnswer {
  const { told, said } = resultSummary(question, result, caption, words.told);
  const spec = resultChart(result, wish);
  const columns = result.columns.map(({ name }) => name);
  const again = { sql: sql.trim(), documentIds: [...context.data.documentIds()] };
  if (spec) {
    const shown = { spec, columns, rows: result.rows, ...again };
    return { summary: told, chart: said === "" ? shown : { ...shown, caption: said } };
  }
  const rows = result.rows.map((row) => row.map((value) => ({ text: value === null ? "" : String(value) })));
  return { summary: told, table: { columns, rows, ...again } };
}

function profileOnly(
  tables: readonly DataTable[],
  problem: string,
  words: DataWords,
  language: AnswerLanguage,
): DataAnswer {
  return { summary: `${problem}\n\n${words.told.tables(tables)[language]}` };
}
