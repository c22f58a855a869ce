// What the form of a new key holds, what is wrong with it before the server is asked, and what the server is asked. Pure.
import type { AccessKeyStrings, Lasting } from "../strings/keys.en.ts";

export interface KeyForm {
  readonly name: string;
  readonly access: "read" | "write";
  /** Null: all of them. */
  readonly personas: readonly string[] | null;
  readonly lasting: Lasting;
  /** As a field of a date gives it: 2026-01-31. */
  readonly lastDay: string;
  readonly requests: string;
  readonly questions: string;
}

export type KeyProblems = { readonly [Field in keyof KeyForm]?: string };

export const emptyForm: KeyForm = {
  name: "",
  access: "write",
  personas: null,
  lasting: "90",
  lastDay: "",
  requests: "",
  questions: "",
};
export const lastings: readonly Lasting[] = ["7", "30", "90", "day", "never"];
/** Source: keys.add. */
export const longestName = 80;
const most = 1_000_000;
const day = 24 * 60 * 60 * 1000;

export function problemsOf(form: KeyForm, words: AccessKeyStrings["form"], now: number): KeyProblems {
  const limitProblem = (given: string) => (limitOf(given) === undefined ? words.limitWrong : "");
  const found: Record<string, string> = {
    name: form.name.trim() === "" ? words.nameMissing : "",
    personas: form.access === "write" && form.personas?.length === 0 ? words.personasMissing : "",
    lastDay: form.lasting === "day" && !(endOfDay(form.lastDay) > now) ? words.lastDayMissing : "",
    requests: limitProblem(form.requests),
    questions: form.access === "write" ? limitProblem(form.questions) : "",
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== ""));
}

/** What keys.add takes. A key that only reads asks nobody: what it may ask is left out. */
export function wishOf(form: KeyForm, now: number) {
  const writes = form.access === "write";
  return {
    name: form.name.trim(),
    access: form.access,
    personas: writes && form.personas ? [...form.personas] : null,
    expiresAt: endOf(form, now),
    requestsPerMinute: limitOf(form.requests) ?? null,
    questionsPerHour: writes ? (limitOf(form.questions) ?? null) : null,
  };
}

function endOf({ lasting, lastDay }: KeyForm, now: number): string | null {
  if (lasting === "never") return null;
  return new Date(lasting === "day" ? endOfDay(lastDay) : now + Number(lasting) * day).toISOString();
}

/** Of the reader's own day; NaN where there is none. */
function endOfDay(date: string): number {
  return date === "" ? Number.NaN : Date.parse(`${date}T23:59:59.999`);
}

/** Null for none, undefined for what is no limit. */
function limitOf(given: string): number | null | undefined {
  if (given.trim() === "") return null;
  const limit = Number(given.trim());
  return Number.isInteger(limit) && limit >= 1 && limit <= most ? limit : undefined;
}
