// The one form of every table of figures: name, figure, bar, met, command, machine; what misses its bar stands first.
import type { Measure } from "./bench.ts";
import type { AllFigures, Figures } from "./figures.ts";

interface Row extends Measure {
  readonly command: string;
  readonly machine: string;
}

const head = ["name", "figure", "bar", "met", "command", "machine"];
const cells = (all: readonly string[]) => `| ${all.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const metWord = (met: boolean | null) => (met === null ? "" : met ? "yes" : "**no**");

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ measure, figure, bar, met, command, machine }) =>
    cells([measure, figure, bar, metWord(met), `\`${command}\``, machine]),
  );
  return [cells(head), cells(head.map(() => "---")), ...lines].join("\n");
}

/** Of these runs, in their order but for what misses its bar. A run that was never made says so in a row of its own. */
export function tableOf(keys: readonly string[], figures: AllFigures): string {
  return table(missedFirst(keys.flatMap((key) => rowsOf(key, figures))));
}

/** All that misses its bar, or one sentence where nothing does. */
export function missedOf(figures: AllFigures): string {
  const missed = Object.keys(figures)
    .flatMap((key) => rowsOf(key, figures))
    .filter(({ met }) => met === false);
  return missed.length === 0 ? "No bar is missed." : table(missed);
}

/** What the letters of the last column stand for. */
export function machinesOf(figures: AllFigures): string {
  return hardwareOf(figures)
    .map((hardware, index) => `- ${letter(index)}: ${hardware}`)
    .join("\n");
}

function missedFirst(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter(({ met }) => met === false), ...rows.filter(({ met }) => met !== false)];
}

function rowsOf(key: string, figures: AllFigures): readonly Row[] {
  const run = figures[key];
  if (run) return run.measures.map((measure) => ({ ...measure, command: run.command, machine: placeOf(run, figures) }));
  const command = `npm run ${key.replace("/", " -- ")}`;
  return [{ measure: key, figure: "not measured yet", bar: "", met: null, command, machine: "" }];
}

function placeOf({ machine: { hardware, date, load } }: Figures, figures: AllFigures): string {
  const where = letter(hardwareOf(figures).indexOf(hardware));
  return [where, date, ...(load === "" ? [] : [`load ${load}`])].join(", ");
}

function hardwareOf(figures: AllFigures): readonly string[] {
  return [...new Set(Object.values(figures).map(({ machine }) => machine.hardware))];
}

const letter = (index: number) => String.fromCodePoint(65 + index);

/** A comment that says what is written below it, and the one that ends that. */
const marked = /^<!-- figures: (.+) -->\n[^]*?^<!-- end of figures -->$/gm;

/** The same text with every marked part written anew; all else stays as it is. */
export function filled(text: string, figures: AllFigures): string {
  return text.replaceAll(marked, (_, keys: string) => {
    const written =
      keys === "missed"
        ? missedOf(figures)
        : keys === "machines"
          ? machinesOf(figures)
          : tableOf(keys.split(" "), figures);
    return `<!-- figures: ${keys} -->\n\n${written}\n\n<!-- end of figures -->`;
  });
}

/** The runs whose tables this text holds. */
export function keysIn(text: string): readonly string[] {
  return [...text.matchAll(marked)].flatMap(([, keys = ""]) => keys.split(" ")).filter((key) => key.includes("/"));
}
