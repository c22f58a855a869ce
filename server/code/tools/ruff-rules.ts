// Which rules of Ruff are asked, how much each weighs, and why it matters. Rules: https://docs.astral.sh/ruff/rules/, Ruff 0.17, 2026-11.
import type { FindingCategory, Severity } from "../../../pipelines/engine/code.ts";

export const selected: readonly string[] = [
  "E7",
  "E9",
  "F",
  "B",
  "PLE",
  "PLW",
  "S",
  "SIM",
  "C4",
  "PERF",
  "ASYNC",
  "RUF006",
  "RUF008",
  "RUF009",
  "RUF012",
  "RUF013",
  "RUF015",
  "RUF016",
  "RUF017",
  "RUF018",
  "RUF019",
  "RUF024",
  "RUF026",
  "RUF030",
  "RUF034",
  "RUF040",
  "RUF046",
];

/** Taste, or true of every second file. */
export const ignored: readonly string[] = [
  "E701",
  "E702",
  "E703",
  "E731",
  "E741",
  "S101",
  "S311",
  "S403",
  "S404",
  "S405",
  "S406",
  "S408",
  "S409",
  "S603",
  "S607",
  "SIM108",
  "SIM105",
  "SIM117",
  "PLW0603",
  "B905",
  "B028",
  "PERF203",
];

interface Judgement {
  readonly severity: Severity;
  readonly category: FindingCategory;
}

const bug = (severity: Severity): Judgement => ({ severity, category: "bug" });
const style: Judgement = { severity: "info", category: "style" };
const slow: Judgement = { severity: "info", category: "performance" };
const security = (severity: Severity): Judgement => ({ severity, category: "security" });

/** By the longest beginning of the rule's code. */
const judgements: Readonly<Record<string, Judgement>> = {
  E7: style,
  E722: bug("warning"),
  E721: bug("warning"),
  E9: bug("error"),
  F: bug("warning"),
  F401: style,
  F403: style,
  F405: style,
  F541: style,
  F5: bug("error"),
  F601: bug("warning"),
  F632: bug("warning"),
  F7: bug("error"),
  F81: bug("warning"),
  F82: bug("error"),
  F841: bug("info"),
  B: bug("warning"),
  B007: style,
  B008: bug("info"),
  B009: style,
  B010: style,
  B011: style,
  B024: style,
  B027: style,
  B904: bug("info"),
  B033: style,
  PLE: bug("error"),
  PLW: bug("warning"),
  PLW0120: style,
  PLW0406: bug("warning"),
  PLW1508: bug("warning"),
  PLW1510: bug("info"),
  PLW1641: bug("info"),
  PLW2901: bug("info"),
  S: security("warning"),
  S104: security("info"),
  S108: security("info"),
  S110: bug("info"),
  S112: bug("info"),
  S113: bug("warning"),
  S324: security("info"),
  SIM: style,
  C4: style,
  PERF: slow,
  ASYNC: { severity: "warning", category: "performance" },
  RUF: bug("warning"),
  RUF012: bug("info"),
  RUF013: { severity: "info", category: "types" },
  RUF015: slow,
  RUF017: { severity: "warning", category: "performance" },
  RUF019: style,
  RUF034: bug("warning"),
  RUF046: style,
};

export function judgementOf(code: string): Judgement {
  for (let length = code.length; length > 0; length -= 1) {
    const found = judgements[code.slice(0, length)];
    if (found) return found;
  }
  return style;
}

/** Those whose fix Ruff itself calls safe whatever the code is (`ruff rule CODE`); the WebAssembly build does not say it of each. */
export const safeFixes: ReadonlySet<string> = new Set([
  "F401",
  "F541",
  "F632",
  "B009",
  "B010",
  "B033",
  "E714",
  "E713",
  "RUF019",
]);

export const whys: Readonly<Record<string, string>> = {
  F401: "It costs time to load and makes the reader look for its use.",
  F541: "Without a placeholder the `f` does nothing; perhaps braces are missing.",
  F632: "`is` compares identity, which for literals holds by chance; `==` compares values.",
  F811: "The first definition can never be reached.",
  F821: "Running this line raises `NameError`.",
  F823: "Running this line raises `UnboundLocalError`: the assignment further down makes the name local.",
  F841: "Either the value should have been used, or it need not be made.",
  E711: "`==` asks the object's own `__eq__`; `is None` cannot be fooled.",
  E721: "Subclasses are left out; `isinstance` includes them.",
  E722: "It also catches `KeyboardInterrupt` and `SystemExit`, and hides every mistake in the block.",
  B006: "The default is made once, when the function is defined: every call without the argument shares and changes it.",
  B008: "The call runs once, when the function is defined, not with each call.",
  B015: "The comparison's result is thrown away; perhaps `assert` or `=` was meant.",
  B017: "Any error at all passes this test.",
  B018: "The expression's value is thrown away; perhaps a call or an assignment was meant.",
  B020: "The loop replaces what it goes through.",
  B023: "All functions made in the loop see the variable's last value.",
  B904: "Without `from` the error's cause is shown as a second error while handling the first.",
  B909: "Changing a list while going through it leaves elements out.",
  PLE0101: "`__init__` must return None.",
  PLW0127: "Assigning a name to itself does nothing; perhaps another name was meant.",
  PLW0129: "A literal is always true or always false, so the assertion tests nothing.",
  PLW0177: "NaN equals nothing, not even itself.",
  PLW2901: "The loop's own value is lost for the rest of this round.",
  S102: "Whoever controls the text runs code with your rights.",
  S113: "Without a timeout the call waits for ever when the other side does not answer.",
  S301: "Loading a pickle runs code that whoever wrote it chose.",
  S307: "Whoever controls the text runs code with your rights.",
  S324: "Two inputs with the same hash can be made; for passwords and signatures that is enough to break in.",
  S501: "Without the certificate's check anyone in between can read and change the traffic.",
  S506: "`yaml.load` can make any object; `yaml.safe_load` cannot.",
  S602: "Whoever controls a part of the command runs commands of their own.",
  S605: "Whoever controls a part of the command runs commands of their own.",
  S608: "A value with a quote in it ends the string and goes on as SQL; parameters cannot be broken out of.",
  RUF006: "A task nobody holds may be collected before it is done.",
  RUF012: "All instances share the one object of the class.",
  RUF015: "The whole list is made to read one element of it.",
  RUF017: "Each addition copies the whole list so far: time grows with the square of the number of elements.",
  ASYNC251: "While it sleeps, nothing else of the event loop runs.",
  ASYNC210: "While it waits for the answer, nothing else of the event loop runs.",
};
