// How each language writes down an error and where it came from, as text.

export interface WrittenFrame {
  readonly path: string;
  readonly line: number;
  readonly function: string | null;
  /** The line's text, where the trace quotes it. */
  readonly source?: string;
}

export interface WrittenError {
  readonly name: string;
  readonly message: string;
  /** The innermost is the last. */
  readonly frames: readonly WrittenFrame[];
}

export type TraceFormat = (lines: readonly string[]) => WrittenError | null;

const pythonFrame = /^\s*(?:\|\s*)?File "(.+?)", line (\d+)(?:, in (.+))?$/;
const pytestFrame = /^(\S+\.py):(\d+): (?:in (\S+)|\w+)$/;
/** Any name may be one behind a module’s: `struct.error`. */
export const pythonEnd = /^(?:E\s+|\s*\| )?((?:\w+\.)*[A-Z]\w*|(?:\w+\.)+[a-z]\w*)(?:: (.*))?$/;

/** The last of several: it is the one that ended the program. */
export const python: TraceFormat = (lines) => {
  const begin = lines.findLastIndex((line) => /Traceback \(most recent call last\)/.test(line));
  const own = lines.slice(Math.max(begin, 0));
  const frames = own.flatMap((line, index): WrittenFrame[] => {
    const [, path, number, name] = pythonFrame.exec(line) ?? pytestFrame.exec(line) ?? [];
    if (path === undefined) return [];
    const source = own[index + 1]?.trim();
    return [{ path, line: Number(number), function: name ?? null, ...(source && { source }) }];
  });
  if (frames.length === 0) return null;
  const last = own.findLastIndex((line) => pythonFrame.test(line) || pytestFrame.test(line));
  const isPytest = own.some((line) => line.startsWith("E   "));
  const ends = own.slice(isPytest ? 0 : last + 1);
  const at = ends.findIndex((line) => pythonEnd.test(line) && (!isPytest || line.startsWith("E   ")));
  const [, name = "Error", message = ""] = pythonEnd.exec(ends[at] ?? "") ?? [];
  const more =
    isPytest || at === -1
      ? []
      : until(ends.slice(at + 1), (line) => line === "" || /^\S+.*(?:Traceback|During handling)/.test(line));
  return { name: bare(name), message: [message, ...more].join("\n").trim(), frames };
};

const scriptHead =
  /^(?:Uncaught (?:\(in promise\) )?)?(?:\[?(?:\w+ )?)?((?:\w+\.)*[A-Z]\w*(?:Error|Exception|Rejection|Failure|Warning)|Error|AggregateError)(?: \[\w+\])?(?:: (.*))?$/;
const v8Frame =
  /^\s*at (?:async )?(?:(.+?) )?\(?((?:file:\/\/|https?:\/\/[^/\s]+|webpack:\/\/)?[^()\s:][^():]*|[A-Za-z]:\\[^():]+|<\w+>):(\d+)(?::\d+)?\)?$/;
const firefoxFrame = /^(.*)@((?:\w+:\/\/)?[^\s@]+?):(\d+)(?::\d+)?$/;

/** V8, QuickJS, and Firefox or Safari. */
export const script: TraceFormat = (lines) => {
  const inner = lines.flatMap((line): WrittenFrame[] => {
    const [, name, path, number] = v8Frame.exec(line) ?? (/^\s*at /.test(line) ? null : firefoxFrame.exec(line)) ?? [];
    if (path === undefined || /\.(?:java|kt|scala|go|rs|c|cc|cpp|h|hpp|py)$/.test(path)) return [];
    return [{ path, line: Number(number), function: scriptName(name) }];
  });
  const at = lines.findIndex((line) => scriptHead.test(line.trim()));
  if (inner.length === 0 && at === -1) return null;
  const [, name = "Error", message = ""] = scriptHead.exec((lines[at] ?? "").trim()) ?? [];
  const more =
    at === -1
      ? []
      : until(
          lines.slice(at + 1),
          (line) => line.trim() === "" || v8Frame.test(line) || firefoxFrame.test(line) || /^\s*at /.test(line),
        );
  return { name: bare(name), message: [message, ...more].join("\n").trim(), frames: inner.toReversed() };
};

function scriptName(name: string | undefined): string | null {
  const own = (name ?? "")
    .replace(/^(?:new|async)\s+/, "")
    .replace(/ \[as .*\]$/, "")
    .replace(/^(?:Object|Module|global|globalThis|exports)\./, "")
    .replace(/\/<?$/, "");
  return own === "" || /^<(?:anonymous|eval|module)>$/.test(own) ? null : own;
}

const javaHead =
  /^(?:Exception in thread "[^"]*" |Caused by: )?((?:[a-z_]\w*\.)+[A-Z][\w$]*|[A-Z]\w*(?:Exception|Error))(?:: (.*))?$/;
const javaFrame = /^\s*at (?:[\w.$/]+\/)?([\w.$]+)\.([\w$<>]+)\(([\w$]+\.(?:java|kt|scala)):(\d+)\)$/;

/** The last `Caused by` is what began it. */
export const java: TraceFormat = (lines) => {
  if (!lines.some((line) => javaFrame.test(line))) return null;
  const at = Math.max(
    lines.findLastIndex((line) => line.startsWith("Caused by: ")),
    lines.findIndex((line) => javaHead.test(line)),
  );
  const [, name = "Exception", message = ""] = javaHead.exec(lines[at] ?? "") ?? [];
  const inner = lines.slice(at + 1).flatMap((line): WrittenFrame[] => {
    const [, owner, method, file, number] = javaFrame.exec(line) ?? [];
    if (owner === undefined || file === undefined) return [];
    const folder = owner.split(".").slice(0, -1).join("/");
    return [{ path: folder === "" ? file : `${folder}/${file}`, line: Number(number), function: method ?? null }];
  });
  return { name: bare(name), message, frames: inner.toReversed() };
};

const goFrame = /^\s+(\S+\.go):(\d+)(?: \+0x[\da-f]+)?$/;

export const go: TraceFormat = (lines) => {
  const at = lines.findIndex((line) => /^(?:panic|fatal error): /.test(line));
  if (at === -1) return null;
  const message = (lines[at] ?? "").replace(/^(?:panic|fatal error): /, "").replace(/ \[recovered\]$/, "");
  const first = lines.findIndex((line) => /^goroutine \d+ /.test(line));
  const others = lines.findIndex((line, index) => index > first && /^goroutine \d+ /.test(line));
  const own = lines.slice(Math.max(first, 0), others === -1 ? undefined : others);
  const inner = own.flatMap((line, index): WrittenFrame[] => {
    const [, path, number] = goFrame.exec(line) ?? [];
    if (path === undefined) return [];
    const name = /^(?:created by )?[\w./-]*?(?:\(\*?\w+\)\.)?(\w+)\(/.exec(own[index - 1] ?? "")?.[1];
    return [{ path, line: Number(number), function: name ?? null }];
  });
  return { name: "panic", message, frames: inner.toReversed() };
};

const rustHead = /^thread '.*?'(?: \(\d+\))? panicked at (?:'(.*)', )?(\S+?):(\d+):\d+:?$/;

export const rust: TraceFormat = (lines) => {
  const at = lines.findIndex((line) => rustHead.test(line));
  if (at === -1) return null;
  const [, old, path = "", number] = rustHead.exec(lines[at] ?? "") ?? [];
  const message =
    old ??
    until(lines.slice(at + 1), (line) => /^(?:note: |stack backtrace:|\s+\d+: )/.test(line) || line === "").join("\n");
  const inner = lines.flatMap((line, index): WrittenFrame[] => {
    const [, file, row] = /^\s+at (\S+\.rs):(\d+)(?::\d+)?$/.exec(line) ?? [];
    const name = /^\s*\d+:\s+(?:0x[\da-f]+ - )?(.+)$/.exec(lines[index - 1] ?? "")?.[1];
    return file === undefined ? [] : [{ path: file, line: Number(row), function: name?.split("::").at(-1) ?? null }];
  });
  const panicked = { path, line: Number(number), function: null };
  const isKnown = inner.some((frame) => frame.line === panicked.line && frame.path.endsWith(path.replace(/^\.\//, "")));
  return { name: "panic", message, frames: isKnown ? inner.toReversed() : [...inner.toReversed(), panicked] };
};

const nativeFrame =
  /^\s*#\d+\s+(?:0x[\da-f]+ )?(?:in )?([\w:~<>]+)\s*(?:\(.*?\))?(?:\s*const)?\s+(?:at )?(\S+?\.(?:c|cc|cpp|cxx|h|hpp)):(\d+)(?::\d+)?$/;
const nativeHeads: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly [string, string]])[] = [
  [
    /ERROR: (\w+Sanitizer): ([\w-]+)(.*)$/,
    ([, , name = "", rest = ""]) => [name, `${name}${rest.replace(/ on (?:unknown )?address.*$/, "")}`],
  ],
  [/Program received signal (\w+), (.*?)\.?$/, ([, name = "", message = ""]) => [name, message]],
  [/^(?:Segmentation fault|Aborted|Floating point exception)/, ([message = ""]) => ["signal", message]],
];
const runtimeError = /^(\S+?):(\d+)(?::\d+)?: runtime error: (.*)$/;
const assertion = /^(?:\S+: )?(\S+?\.(?:c|cc|cpp|cxx|h|hpp)):(\d+): (.+?): Assertion [`'](.*)' failed\.?/;

/** Sanitizers, gdb and failed assertions of C and C++. */
export const native: TraceFormat = (lines) => {
  const inner = lines.flatMap((line): WrittenFrame[] => {
    const [, name, path, number] = nativeFrame.exec(line) ?? [];
    return path === undefined ? [] : [{ path, line: Number(number), function: name ?? null }];
  });
  for (const line of lines) {
    const [, path, number, message] = runtimeError.exec(line) ?? [];
    if (path !== undefined) {
      return {
        name: "runtime error",
        message: message ?? "",
        frames: inner.length > 0 ? inner.toReversed() : [{ path, line: Number(number), function: null }],
      };
    }
    const [, file, row, name, condition] = assertion.exec(line) ?? [];
    if (file !== undefined) {
      const frame = { path: file, line: Number(row), function: /(\w+)\s*(?:\(|$)/.exec(name ?? "")?.[1] ?? null };
      return {
        name: "Assertion",
        message: `${condition} failed`,
        frames: inner.length > 0 ? inner.toReversed() : [frame],
      };
    }
  }
  for (const [pattern, told] of nativeHeads) {
    const match = lines.map((line) => pattern.exec(line)).find((each) => each !== null);
    if (!match) continue;
    const [name, message] = told(match);
    return { name, message, frames: inner.toReversed() };
  }
  return inner.length > 0 ? { name: "crash", message: "", frames: inner.toReversed() } : null;
};

const compilers: readonly RegExp[] = [
  /^(?<path>\S+?)[:(](?<line>\d+)(?:[:,]\d+)?\)?(?::| -)? (?:fatal )?(?<name>error(?: TS\d+)?): (?<message>.*)$/,
  /^(?<path>\.?\/?\S+\.go):(?<line>\d+):\d+: (?<message>.*)$/,
];

/** gcc, clang, javac, tsc and go, then rustc, whose place stands on the next line. */
export const compiler: TraceFormat = (lines) => {
  for (const [index, line] of lines.entries()) {
    for (const pattern of compilers) {
      const groups = pattern.exec(line)?.groups;
      if (!groups) continue;
      const frame = { path: groups["path"] ?? "", line: Number(groups["line"]), function: null };
      return { name: groups["name"] ?? "error", message: groups["message"] ?? "", frames: [frame] };
    }
    const [, name, message = ""] = /^(error(?:\[E\d+\])?): (.*)$/.exec(line) ?? [];
    const [, path, number] = /^\s*--> (\S+?):(\d+):\d+$/.exec(lines[index + 1] ?? "") ?? [];
    if (name !== undefined && path !== undefined)
      return { name, message, frames: [{ path, line: Number(number), function: null }] };
  }
  return null;
};

/** `KeyError: 'a'` alone, as many people write it. */
export const headOnly: TraceFormat = (lines) => {
  for (const line of lines) {
    const [, name, message = ""] =
      /^\W*((?:\w+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Iteration|Warning))\b(?::\s*(.*))?$/.exec(
        line.trim(),
      ) ?? [];
    if (name !== undefined) return { name: bare(name), message, frames: [] };
  }
  return null;
};

/** `java.lang.NullPointerException` is told by its last word. */
const bare = (name: string): string => name.split(".").at(-1) ?? name;

function until(lines: readonly string[], isEnd: (line: string) => boolean): readonly string[] {
  const end = lines.findIndex(isEnd);
  return lines.slice(0, end === -1 ? lines.length : end);
}
