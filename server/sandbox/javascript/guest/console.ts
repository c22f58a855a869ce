// The program's console: what it prints goes to standard output or standard error, as Node writes it.
import { host } from "./host.ts";
import { format, inspect } from "./inspect.ts";

let indent = "";
const counts = new Map<string, number>();
const begun = new Map<string, number>();

function print(to: 1 | 2, text: string): void {
  host.write(to, `${indent === "" ? text : indent + text.replaceAll("\n", `\n${indent}`)}\n`);
}

const out = (...values: unknown[]): void => print(1, format(values));
const err = (...values: unknown[]): void => print(2, format(values));
const group = (...values: unknown[]): void => {
  if (values.length > 0) out(...values);
  indent += "  ";
};
const since = (label: string): string => `${label}: ${(host.now() - (begun.get(label) ?? host.now())).toFixed(3)}ms`;

export const console = {
  log: out,
  info: out,
  debug: out,
  warn: err,
  error: err,
  trace: (...values: unknown[]) => err(...(values.length > 0 ? ["Trace:", ...values] : ["Trace"])),
  /** Says so where it is false, and throws nothing. */
  assert: (condition?: unknown, ...values: unknown[]) => {
    if (!condition) print(2, values.length > 0 ? `Assertion failed: ${format(values)}` : "Assertion failed");
  },
  dir: (value: unknown, options?: { depth?: number }) => print(1, inspect(value, options)),
  dirxml: out,
  table: (rows: unknown) => print(1, table(rows) ?? inspect(rows)),
  group,
  groupCollapsed: group,
  groupEnd: () => {
    indent = indent.slice(2);
  },
  count: (label = "default") => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    out(`${label}: ${counts.get(label)}`);
  },
  countReset: (label = "default") => void counts.delete(label),
  time: (label = "default") => void begun.set(label, host.now()),
  timeLog: (label = "default", ...values: unknown[]) => out(since(label), ...values),
  timeEnd: (label = "default") => {
    out(since(label));
    begun.delete(label);
  },
};

/** Null where the value has no rows. */
function table(rows: unknown): string | null {
  if (rows === null || typeof rows !== "object") return null;
  const entries = Object.entries(rows).slice(0, 1000);
  const columns = [
    ...new Set(entries.flatMap(([, row]) => (row !== null && typeof row === "object" ? Object.keys(row) : []))),
  ];
  const hasValues = entries.some(([, row]) => row === null || typeof row !== "object");
  const head = ["(index)", ...columns, ...(hasValues ? ["Values"] : [])];
  const body = entries.map(([key, row]) => {
    const fields = row !== null && typeof row === "object" ? (row as Record<string, unknown>) : undefined;
    const cells = columns.map((column) =>
      fields && Object.hasOwn(fields, column) ? inspect(fields[column], { depth: 0 }) : "",
    );
    return [key, ...cells, ...(hasValues ? [fields ? "" : inspect(row)] : [])];
  });
  const widths = head.map((name, at) => Math.max(name.length, ...body.map((cells) => cells[at]?.length ?? 0)) + 2);
  const line = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const cells = (texts: readonly string[]): string =>
    `│${texts.map((text, at) => ` ${text.padEnd((widths[at] ?? 2) - 1)}`).join("│")}│`;
  return [line("┌", "┬", "┐"), cells(head), line("├", "┼", "┤"), ...body.map(cells), line("└", "┴", "┘")].join("\n");
}
