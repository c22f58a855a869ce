// Ids learned from earlier answers, so that later requests name things that exist.
import fc from "fast-check";

/** Stands in a made request for an id that is known when it is sent. */
export class LearnedId {
  readonly name: string;
  readonly index: number;
  /** Or of another kind: a message's id where a run's is asked for. */
  readonly anyKind: boolean;

  constructor(name: string, index: number, anyKind: boolean) {
    this.name = name;
    this.index = index;
    this.anyKind = anyKind;
  }
}

export const isIdName = (name: string): boolean => /(?:Ids?|^persona|^model|^after)$/.test(name);

export function learnedId(name: string): fc.Arbitrary<LearnedId> {
  const singular = name.replace(/Ids$/, "Id");
  return fc
    .tuple(fc.nat(10_000), fc.integer({ min: 0, max: 9 }))
    .map(([index, kind]) => new LearnedId(singular, index, kind === 0));
}

export interface LearnedIds {
  /** What was asked belongs to what was answered: together they name things that fit each other. */
  readonly learn: (asked: unknown, answered: unknown) => void;
  /** The request's value with ids in their places: all of one earlier answer where one has them all. */
  readonly resolve: (value: unknown, from: number) => unknown;
}

/** Answers kept: the newest, since what older ones name may be removed. */
const keptAtMost = 120;

type Ids = ReadonlyMap<string, readonly string[]>;

export function learnedIds(): LearnedIds {
  const answers: Ids[] = [];

  const having = (names: readonly string[]) => answers.filter((ids) => names.every((name) => ids.has(name)));
  const resolve = (value: unknown, from: number): unknown => {
    const names = namesIn(value);
    const fitting = having(names);
    const one = names.length > 1 ? fitting[from % Math.max(1, fitting.length)] : undefined;
    return replaced(value, ({ name, index, anyKind }) => {
      const own = one?.get(name) ?? having([name]).flatMap((ids) => ids.get(name) ?? []);
      const ids = own.length > 0 && !anyKind ? own : answers.flatMap((each) => [...each.values()].flat());
      return ids[index % Math.max(1, ids.length)] ?? "unknown";
    });
  };
  const learn = (asked: unknown, answered: unknown): void => {
    const found = new Map<string, string[]>();
    for (const each of [asked, answered]) collect(each, "", found);
    if (found.size > 0) answers.push(found);
    if (answers.length > keptAtMost) answers.shift();
  };
  return { learn, resolve };
}

function collect(value: unknown, name: string, found: Map<string, string[]>): void {
  if (typeof value === "string") {
    const singular = name.replace(/Ids$/, "Id");
    if (isIdName(name) && value !== "") found.set(singular, [...(found.get(singular) ?? []), value]);
  } else if (Array.isArray(value)) for (const each of value) collect(each, name, found);
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) collect(each, key, found);
}

function namesIn(value: unknown): readonly string[] {
  if (value instanceof LearnedId) return value.anyKind ? [] : [value.name];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

function replaced(value: unknown, idOf: (wanted: LearnedId) => string): unknown {
  if (value instanceof LearnedId) return idOf(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each, idOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, idOf)]));
}
