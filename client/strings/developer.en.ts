// The words of the Developer's results in English; `{name}` is replaced, and a pair holds one and many.

const english = {
  // Findings
  severity: { error: "Error", warning: "Warning", info: "Note" },
  severities: {
    error: ["{count} error", "{count} errors"],
    warning: ["{count} warning", "{count} warnings"],
    info: ["{count} note", "{count} notes"],
  },
  allFindings: "All {count}",
  whichFindings: "Which findings are shown",
  moreFindings: ["Show {count} more", "Show {count} more"],
  fewerFindings: "Show fewer",
  showLines: "Show {lines} of {file}",
  ruleOf: "What {rule} says, on its own page",

  // Fixes
  purposes: { bug: "Fix", faster: "Faster", lint: "Tidier", document: "Documented", change: "Change" },
  titled: "{purpose}: {title}",
  by: { model: "by the model", tool: "by a tool", search: "found by search" },
  apply: "Apply",
  applying: "Applying …",
  applied: "Applied",
  appliedTitle: "Applied: {title}",
  appliedVersion: "Version {number} of the code",
  undo: "Undo",
  undone: "Taken back",
  sideBySide: "Side by side",
  unified: "One column",
  showDiff: "Show diff",
  hideDiff: "Hide diff",
  more: "More about this fix",
  copyPatch: "Copy patch",
  downloadPatch: "Download .patch",
  copied: "Copied",
  notCopied: "The browser did not allow copying.",
  changes: "Changes",
  changesOf: "Changes of {file}",
  newFile: "new file",
  removedFile: "taken away",
  unchanged: ["{count} unchanged line", "{count} unchanged lines"],
  showUnchanged: "Show {lines}",
  allLines: ["Show the other {count} line", "Show all {count} other lines"],
  noChange: "Nothing changes.",
  beforeHead: "Before",
  afterHead: "After",
  taken: "taken out",
  put: "put in",
  notConnected: "The server cannot be reached. Nothing was changed.",
  unproven: {
    expected: "What counts as right here is what the model expects: look whether you expect it too.",
    refuted: "It was tried and did not hold: look at it closely before you apply it.",
    checked: "Look at it before you apply it.",
    "not-run": "Look at it before you apply it.",
    applied: "It is in the code already: look at it.",
    different: "The results differ on some inputs: look at it closely before you apply it.",
  },

  onOther: "The code has changed since: this was not run on it as it is now.",

  // Proof
  proof: "Proof",
  before: "Before: {what}",
  after: "After: {what}",
  stillFails: "still fails",
  breaks: ["breaks {count} test that passed", "breaks {count} tests that passed"],
  ranIn: { sandbox: "run in the sandbox", own: "run with your own {name}", somewhere: "run" },
  round: "round {round} of {rounds}",
  tests: ["{count} test", "{count} tests"],
  testStatus: { passed: "passes", failed: "fails", error: "error", skipped: "left out" },
  testChange: "before: {before}, after: {after}",
  lineOf: "line {line}",
  output: "Output",
  outputBefore: "Output before",
  outputAfter: "Output after",

  // Measurements
  measured: "Measured: {name}",
  chartText: "Time against {unit}. {lines}",
  beforeLine: "before",
  afterLine: "after",
  lineText: "{which}: {time} at {amount}, {growth}",
  lineTextPlain: "{which}: {time} at {amount}",
  tooSlow: "too slow",
  time: "time",
  figures: "Figures",
  fromTo: "From {before} to {after}.",
  statedTime: "Time {time}.",
  space: "Space {before} to {after}.",
  statedSpace: "Space {space}.",
  median: ["{count} run of each.", "Median of the quicker half of {count} interleaved runs."],
  notCompared: "The results were not compared.",
  hot: "Most of the time goes to",
  hotLine: "line {line}: {share}",

  // Walk-through, files, run, sample
  walkthrough: "Line by line",
  files: "Code",
  fileTabs: "Files",
  lineCount: ["{count} line", "{count} lines"],
  keptAsVersion: "Kept as version {number} of the code: what you ask next goes on from it.",
  keptAsCurrent: "Kept as the current version of the code: what you ask next goes on from it.",
  openInPanel: "Open in the panel",
  copyCode: "Copy {file}",
  copySample: "Copy the sample call",
  downloadFile: "Download {file}",
  run: "Run",
  testsRun: "Tests",
  sample: "Sample call",
  checkedBy: { schema: "checked against the schema", types: "checked against the types" },
  notChecked: "not checked",
  problems: ["{count} problem in it", "{count} problems in it"],
} as const satisfies Words;

type Forms = readonly [one: string, many: string];
/** A sentence, its forms for one and for many, or a group of either. */
type Words = { readonly [key: string]: string | Forms | { readonly [key: string]: string | Forms } };

type InAnyLanguage<T> = T extends string
  ? string
  : T extends Forms
    ? Forms
    : { readonly [Key in keyof T]: InAnyLanguage<T[Key]> };

/** What every language says; its keys are the English ones. */
export type DeveloperStrings = InAnyLanguage<typeof english>;

export const developerEn: DeveloperStrings = english;
