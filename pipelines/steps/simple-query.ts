// Questions over a table that code understands without a model: how many, sum, mean, median, lowest and highest of a named column.
import type { DataColumn, DataTable } from "../engine/data.ts";

type Operation = "count" | "sum" | "avg" | "median" | "min" | "max";

const operations: readonly (readonly [Operation, string])[] = [
  ["count", "how many|number of|count|wie viele|anzahl"],
  [
    "avg",
    "average|mean|durchschnitt|durchschnittlich|durchschnittliche|durchschnittlicher|durchschnittliches|mittelwert|mittlere|mittlerer",
  ],
  ["median", "median"],
  ["sum", "sum|total|altogether|summe|insgesamt|gesamt"],
  [
    "min",
    "min|minimum|lowest|smallest|least|cheapest|earliest|niedrigste|niedrigster|niedrigsten|kleinste|kleinster|kleinsten|geringste|früheste",
  ],
  [
    "max",
    "max|maximum|highest|largest|biggest|greatest|most expensive|latest|höchste|höchster|höchsten|größte|größter|größten|späteste",
  ],
];
const different = words("different|distinct|unique|verschiedene|unterschiedliche");
const grouping = "per|by|for each|each|for every|je|pro|nach|für jede|für jeden|für jedes";
/** Words that change nothing; any other word that is not understood makes the question too hard. */
const filler = words(
  "what|which|is|are|was|were|the|a|an|of|in|there|do|does|we|i|have|has|table|data|file|value|values|rows|row|entries|records|lines|all|column|me|tell|show|give|please|with|and|s|" +
    "was|welche|welcher|welches|wie|ist|sind|der|die|das|den|dem|des|ein|eine|von|vom|aller|alle|es|gibt|hat|haben|wir|ich|tabelle|daten|datei|wert|werte|zeilen|einträge|datensätze|spalte|bitte|zeige|zeig|mir|mit|und|im|hoch|groß",
);

/** One SELECT, or undefined where any word of the question is not understood: a guess would be a wrong answer. */
export function simpleQuery(question: string, tables: readonly DataTable[]): string | undefined {
  const plain = flat(question);
  const queries = tables.flatMap((table) => queryOver(plain, table) ?? []);
  // Two tables that both fit are a choice that is not code's.
  return queries.length === 1 ? queries[0] : undefined;
}

function queryOver(question: string, table: DataTable): string | undefined {
  const grouped = cutGroup(question, table.columns);
  let { rest } = grouped;
  const operation = operations.find(([, names]) => rest.search(words(names)) >= 0);
  if (!operation) return undefined;
  rest = rest.replace(words(operation[1]), " ");
  const distinct = rest.search(different) >= 0;
  const named = cutColumns(rest.replace(different, " "), table.columns);
  const left = cutWord(cutWord(named.rest, flat(table.name)), flat(table.title.replace(/\.\w+$/, "")));
  if (left.replace(filler, " ").trim() !== "") return undefined;
  return select(table, { operation: operation[0], distinct, group: grouped.column, columns: named.columns });
}

interface Parts {
  readonly operation: Operation;
  readonly distinct: boolean;
  readonly group: DataColumn | undefined;
  readonly columns: readonly DataColumn[];
}

function select(table: DataTable, { operation, distinct, group, columns }: Parts): string | undefined {
  const from = `from ${quoted(table.name)}`;
  const by = group ? `${quoted(group.name)}, ` : "";
  const end = group ? ` group by 1 order by 2 desc` : "";
  if (operation === "count") {
    const [column] = columns;
    if (columns.length > 1 || (distinct && !column)) return undefined;
    // “How many regions are there?” asks for the rows or for the names: only where both are as many does code know.
    if (column && !distinct && column.kind !== "number" && column.distinct < table.rows - column.missing)
      return undefined;
    const counted =
      distinct && column
        ? `count(distinct ${quoted(column.name)})`
        : `count(${column && !distinct ? quoted(column.name) : "*"})`;
    return `select ${by}${counted} as "count" ${from}${end}`;
  }
  const ordered = operation === "min" || operation === "max";
  const [column] = columns.filter(({ kind }) => kind === "number" || (ordered && kind === "time"));
  const others = columns.filter((each) => each !== column);
  if (!column || distinct || others.length > (ordered && !group ? 1 : 0)) return undefined;
  const name = quoted(column.name);
  const [other] = others;
  if (other) {
    const best = `(select ${operation}(${name}) ${from})`;
    return `select ${quoted(other.name)}, ${name} ${from} where ${name} = ${best}`;
  }
  return `select ${by}${operation}(${name}) as ${quoted(`${operation} ${column.name}`)} ${from}${end}`;
}

/** The column after "per", and the question without both. */
function cutGroup(question: string, columns: readonly DataColumn[]) {
  for (const column of byLength(columns)) {
    const found = new RegExp(`(?<= )(?:${grouping}) (?:the )?${pattern(column)}(?= )`, "u").exec(question);
    if (found) return { column, rest: question.replace(found[0], " ") };
  }
  return { column: undefined, rest: question };
}

function cutColumns(question: string, columns: readonly DataColumn[]) {
  let rest = question;
  const named: DataColumn[] = [];
  for (const column of byLength(columns)) {
    const without = rest.replace(new RegExp(`(?<= )${pattern(column)}(?= )`, "gu"), " ");
    if (without !== rest) named.push(column);
    rest = without;
  }
  return { columns: named, rest };
}

const byLength = (columns: readonly DataColumn[]) =>
  columns.filter(({ name }) => flat(name).trim() !== "").toSorted((a, b) => b.name.length - a.name.length);

/** The name as a question writes it, in the singular or plural. */
const pattern = ({ name }: DataColumn): string => {
  const plain = flat(name).trim();
  return plain.endsWith("y") ? `${plain.slice(0, -1)}(?:y|ies)` : `${plain}(?:s|e|en|n)?`;
};

const cutWord = (text: string, word: string): string => (word.trim() === "" ? text : text.replaceAll(word, " "));

/** Lower case, words parted by one space, with a space at both ends. */
function flat(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

function words(names: string): RegExp {
  return new RegExp(`(?<= )(?:${names})(?= )`, "gu");
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
