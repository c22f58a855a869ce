// Reads an error message or stack trace: its name, its message, and the frames that lie in the submitted files.
import type { CodeFile } from "../../engine/code.ts";
import type { RaisedError, TraceFrame } from "../../engine/sandbox.ts";
import { compiler, go, headOnly, java, native, python, rust, script } from "./trace-formats.ts";
import type { TraceFormat, WrittenError, WrittenFrame } from "./trace-formats.ts";

/** At equal length the earlier one is believed. */
const formats: readonly TraceFormat[] = [python, java, go, rust, native, script, compiler, headOnly];
const charactersRead = 40_000;
const framesAtMost = 50;

/**
 * Python, V8, QuickJS, Firefox, Java, Go, Rust, sanitizers and gdb, and the errors of compilers. A frame's file is the submitted one that
 * shares the longest end of its path; frames of other files are left out. The innermost frame is the last. Null where no error is told of.
 */
export function readTrace(text: string, files: readonly CodeFile[]): RaisedError | null {
  const lines = text
    .slice(0, charactersRead)
    .split(/\r?\n/)
    .map((line) => line.trimEnd().slice(0, 1000));
  let best: WrittenError | null = null;
  for (const format of formats) {
    const written = format(lines);
    if (written && (!best || written.frames.length > best.frames.length)) best = written;
  }
  if (!best) return null;
  return { name: best.name, message: best.message, trace: mapped(best.frames, files).slice(-framesAtMost) };
}

function mapped(frames: readonly WrittenFrame[], files: readonly CodeFile[]): TraceFrame[] {
  const byPath = frames.flatMap((frame) => {
    const file = fileOf(frame.path, files);
    return file ? [place(frame, file)] : [];
  });
  const [only, ...others] = files;
  if (byPath.length > 0 || !only || others.length > 0) return byPath;
  // Pasted code has another name than the file it was taken from: a quoted line or a function tells that it is the same.
  return frames.filter((frame) => isIn(frame, only)).map((frame) => place(frame, only));
}

const place = (frame: WrittenFrame, file: CodeFile): TraceFrame => ({
  file: file.name,
  line: frame.line,
  function: frame.function,
});

/** Undefined also where two files share the same end of the path. */
function fileOf(path: string, files: readonly CodeFile[]): CodeFile | undefined {
  const parts = partsOf(path);
  const shared = files.map((file) => ({ file, length: sharedEnd(parts, partsOf(file.name)) }));
  const most = Math.max(0, ...shared.map(({ length }) => length));
  const [first, ...others] = shared.filter(({ length }) => most > 0 && length === most);
  return others.length === 0 ? first?.file : undefined;
}

const partsOf = (path: string): string[] =>
  path
    .replace(/^\w+:\/\/(?:[^/]*)/, "")
    .replace(/[?#].*$/, "")
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== ".")
    .toReversed();

function sharedEnd(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

const outside = /site-packages|dist-packages|node_modules|node:|\/lib\/python|<frozen|internal\//;

function isIn({ path, line, function: name, source }: WrittenFrame, file: CodeFile): boolean {
  const text = file.text.split("\n")[line - 1];
  if (text === undefined || outside.test(path)) return false;
  if (source !== undefined && source.length > 2) return text.trim() === source;
  return name !== null && new RegExp(`\\b${name.replace(/^.*\./, "").replace(/\W/g, "")}\\b`).test(file.text);
}
