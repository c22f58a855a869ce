// Words of code, in English: the files of a message, the editor, the panel with its findings and versions.
import type { CodeVersion } from "../../pipelines/engine/code.ts";
import type { CodeRefusal } from "../code/merge-files.ts";
import type { FindingSort } from "../code/panel-findings.ts";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const refusals: Record<CodeRefusal, string> = {
  binary: "not added: it is not text",
  "too-large": "not added: longer than 400,000 characters",
  "too-many": "not added: a message takes 60 files",
  "too-much": "not added: a message takes 1,000,000 characters of code",
  unreadable: "not added: the browser could not read it",
  "no-code": "not added: no code in it",
};

const sorts: Record<FindingSort, readonly [one: string, many: string]> = {
  error: ["bug", "bugs"],
  warning: ["warning", "warnings"],
  slow: ["slow path", "slow paths"],
  info: ["note", "notes"],
};

const origins: Record<CodeVersion["origin"], string> = {
  submitted: "yours",
  written: "written here",
  applied: "fix applied",
  edited: "edited by you",
  restored: "restored",
};

export const codeEn = {
  lines: (count: number) => plural(count, "line", "lines"),
  tests: (count: number) => plural(count, "test", "tests"),
  files: (count: number) => plural(count, "file", "files"),
  add: "Add code",

  attached: {
    label: "Code of this message",
    reading: (count: number) => `Reading ${plural(count, "file", "files")}…`,
    added: (name: string) => `${name} added`,
    addedMany: (count: number) => `${plural(count, "file", "files")} added`,
    moved: (label: string) => `Pasted as ${label}`,
    refused: (name: string, why: string) => `${name}: ${why}`,
    refusals,
    left: (count: number, first: string) =>
      `${plural(count, "entry", "entries")} left out${first === "" ? "" : `: ${first}`}`,
    reasons: {
      binary: "not text",
      "too-large": "too long",
      "too-many": "too many files",
      "too-much": "too much code in all",
      encrypted: "encrypted",
      link: "a link",
      path: "a path out of the zip",
      skipped: "not source code",
      damaged: "damaged",
    } as Readonly<Record<string, string>>,
    offline: "not added: no connection",
    /** Holds what is read on the chip: its name and its lines. */
    open: (chip: string) => `Edit ${chip}`,
    drop: (name: string) => `Remove ${name}`,
    dismiss: (name: string) => `Dismiss ${name}`,
    keepInField: "Put back in the message",
    on: "On",
    version: (name: string, number: number) => `${name}, version ${number}`,
    unkept: "without your edit",
    more: (count: number) => `${plural(count, "more file", "more files")}`,
  },

  editor: {
    title: "Code of this message",
    tabs: "Files and texts",
    code: (name: string) => `Code of ${name}`,
    name: "Name",
    language: "Language",
    newFile: "New file",
    newName: "new.py",
    addFiles: "Add files…",
    remove: "Remove this file",
    done: "Done",
    nameTaken: "Another file has this name.",
    nameWrong: "A name needs a letter, and no .. or \\ in it.",
    tooLong: (most: number) => `Longer than ${most.toLocaleString("en")} characters: it will not be sent like this.`,
    keys: "Tab indents. Esc, then Tab leaves the editor; Esc twice closes.",
    leave: "Tab now leaves the editor. Esc closes.",
    emptyBody: "Paste or write it here, or add files or a zip.",
    failed: "The editor could not be fetched. Your code is kept.",
  },

  question: {
    label: "Code of this question",
  },

  panel: {
    emptyTitle: "No code in this conversation yet",
    emptyBody:
      "Paste code into the message, or drop files or a zip. Its versions and what was found in it are then shown here.",
    files: "Files",
    sorts,
    clean: "No findings",
    steps: "Findings",
    previous: "Previous finding",
    next: "Next finding",
    at: (place: number, count: number) => `${place} of ${count}`,
    gone: "This finding's lines are no longer in this version.",
    reproduced: "Reproduced with",
    askFinding: "Ask about these lines",
    closeNote: "Close the note",
    lines: (from: number, to: number) => (from === to ? `Line ${from}` : `Lines ${from}–${to}`),
    ask: "Ask about them",
    version: (number: number) => `version ${number}`,
    ofVersions: (count: number) => `of ${count}`,
    versions: "Versions",
    origins,
    restoredFrom: (number: number) => `version ${number} again`,
    earlier: "This is an earlier version.",
    restore: "Restore it",
    toCurrent: "Show the current one",
    restored: (number: number) => `Version ${number} is the current code again`,
    copy: "Copy code",
    copied: "Code copied",
    notCopied: "The browser did not allow copying.",
    download: (name: string) => `Download ${name}`,
    edit: "Edit",
    editing: (number: number) => `You are editing version ${number}.`,
    halfChanged: (number: number) => `Your edit of version ${number} is not kept yet.`,
    goOn: "Go on with it",
    keep: "Keep as new version",
    discard: "Discard",
    kept: (number: number) => `Kept as version ${number}`,
    unchanged: "Nothing was changed.",
  },
};

export type CodeStrings = typeof codeEn;
