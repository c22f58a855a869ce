import fc from "fast-check";
import { expect, test } from "vitest";
import type { CodeFile } from "../../../../pipelines/engine/code.ts";
import { readTrace } from "../../../../pipelines/steps/code/read-trace.ts";

const file = (name: string, text = "\n".repeat(60)): CodeFile => ({ name, language: "text", text });
const read = (text: string, ...files: readonly CodeFile[]) => {
  const error = readTrace(text, files);
  return (
    error && [
      error.name,
      error.message,
      ...error.trace.map((frame) => `${frame.file}:${frame.line} ${frame.function ?? "-"}`),
    ]
  );
};

test("a Python trace is read to its last frame, library frames left out", () => {
  const text = `Traceback (most recent call last):
  File "/home/ada/app/src/main.py", line 30, in <module>
    pair([], [])
  File "/usr/lib/python3.13/site-packages/x/tools.py", line 5, in wrap
    return f()
  File "/home/ada/app/src/pairing.py", line 12, in pair
    return blocks[0]
           ~~~~~~^^^
IndexError: list index out of range`;
  expect(read(text, file("src/main.py"), file("src/pairing.py"))).toEqual([
    "IndexError",
    "list index out of range",
    "src/main.py:30 <module>",
    "src/pairing.py:12 pair",
  ]);
});

test("of an error raised while another was handled, the last is told", () => {
  const text = `Traceback (most recent call last):
  File "a.py", line 2, in f
    d["x"]
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 4, in f
    raise app.errors.Missing("no x:\\nfirst") from None
app.errors.Missing: no x:
first
`;
  expect(read(text, file("a.py"))).toEqual(["Missing", "no x:\nfirst", "a.py:4 f"]);
});

test("what pytest prints leads to the line that failed", () => {
  const text = `    def test_pair():
>       assert pair([1], [2]) == []
E       AssertionError: assert [1] == []
E   assert [1] == []

tests/test_pairing.py:4: AssertionError`;
  expect(read(text, file("tests/test_pairing.py"))).toEqual([
    "AssertionError",
    "assert [1] == []",
    "tests/test_pairing.py:4 -",
  ]);
});

test.each([
  [
    "V8",
    `/app/src/pairing.js:12
    return blocks[0].id;
                     ^

TypeError: Cannot read properties of undefined (reading 'id')
    at pair (/app/src/pairing.js:12:22)
    at Object.<anonymous> (file:///app/src/main.js:3:1)
    at async Promise.all (index 0)
    at node:internal/main/run_main_module:36:49`,
    ["TypeError", "Cannot read properties of undefined (reading 'id')", "src/main.js:3 -", "src/pairing.js:12 pair"],
  ],
  [
    "Chrome",
    "Uncaught (in promise) RangeError: Invalid array length\n    at new Grid (https://x.test/static/src/pairing.js?v=3:7:9)\n    at https://x.test/src/main.js:1:2",
    ["RangeError", "Invalid array length", "src/main.js:1 -", "src/pairing.js:7 Grid"],
  ],
  [
    "Firefox",
    "TypeError: blocks is undefined\npair@http://localhost:3000/src/pairing.js:12:22\n@http://localhost:3000/src/main.js:3:1\n",
    ["TypeError", "blocks is undefined", "src/main.js:3 -", "src/pairing.js:12 pair"],
  ],
  [
    "QuickJS",
    "TypeError: cannot read property 'id' of undefined\n    at pair (src/pairing.js:12:22)\n    at <anonymous> (src/main.js:3)\n",
    ["TypeError", "cannot read property 'id' of undefined", "src/main.js:3 -", "src/pairing.js:12 pair"],
  ],
])("a trace of %s is read, innermost frame last", (_engine, text, expected) => {
  expect(read(text, file("src/main.js"), file("src/pairing.js"))).toEqual(expected);
});

test("of a Java trace the last cause is told, with files found by their packages", () => {
  const text = `Exception in thread "main" java.lang.RuntimeException: wrapped
\tat com.acme.Main.main(Main.java:9)
Caused by: java.lang.NullPointerException: Cannot invoke "String.length()"
\tat com.acme.core.Pairing.pair(Pairing.java:12)
\tat java.base/java.util.ArrayList.forEach(ArrayList.java:1596)
\tat com.acme.Main.main(Main.java:7)
\t... 3 more`;
  const files = [
    file("src/com/acme/Main.java"),
    file("src/com/acme/core/Pairing.java"),
    file("src/com/acme/old/Pairing.java"),
  ];
  expect(read(text, ...files)).toEqual([
    "NullPointerException",
    'Cannot invoke "String.length()"',
    "src/com/acme/Main.java:7 main",
    "src/com/acme/core/Pairing.java:12 pair",
  ]);
});

test("a Go panic is read in its own goroutine", () => {
  const text = `panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.pair({0xc000, 0x3})
\t/home/ada/app/pairing.go:12 +0x1d
main.main()
\t/home/ada/app/main.go:5 +0x1f

goroutine 7 [sleep]:
main.other()
\t/home/ada/app/main.go:40 +0x1f
exit status 2`;
  expect(read(text, file("main.go"), file("pairing.go"))).toEqual([
    "panic",
    "runtime error: index out of range [5] with length 3",
    "main.go:5 main",
    "pairing.go:12 pair",
  ]);
});

test.each([
  [
    "of today",
    "\nthread 'main' (4711) panicked at src/main.rs:4:5:\nindex out of bounds: the len is 3\nnote: run with `RUST_BACKTRACE=1`",
    ["panic", "index out of bounds: the len is 3", "src/main.rs:4 -"],
  ],
  ["of before 2023", "thread 'main' panicked at 'no entry', src/main.rs:4:5", ["panic", "no entry", "src/main.rs:4 -"]],
  [
    "with a backtrace",
    "thread 'main' panicked at src/main.rs:4:5:\nboom\nstack backtrace:\n   0: rust_begin_unwind\n             at /rustc/abc/library/std/src/panicking.rs:1:2\n   1: app::pair\n             at ./src/main.rs:4:5\n   2: app::main\n             at ./src/main.rs:9:5",
    ["panic", "boom", "src/main.rs:9 main", "src/main.rs:4 pair"],
  ],
])("a Rust panic %s is read", (_when, text, expected) => {
  expect(read(text, file("src/main.rs"))).toEqual(expected);
});

test.each([
  [
    "AddressSanitizer",
    "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60 at pc 0x4 bp 0x7\nREAD of size 4\n    #0 0x4c in pair /app/pairing.c:12:5\n    #1 0x4d in main /app/main.c:3:1\n    #2 0x7f in __libc_start_main",
    ["heap-buffer-overflow", "heap-buffer-overflow", "main.c:3 main", "pairing.c:12 pair"],
  ],
  [
    "gdb",
    "Program received signal SIGSEGV, Segmentation fault.\n#0  0x00005 in pair (blocks=0x0, n=3) at pairing.c:12\n#1  main () at main.c:3",
    ["SIGSEGV", "Segmentation fault", "main.c:3 main", "pairing.c:12 pair"],
  ],
  [
    "UndefinedBehaviorSanitizer",
    "pairing.c:12:9: runtime error: signed integer overflow",
    ["runtime error", "signed integer overflow", "pairing.c:12 -"],
  ],
  [
    "assert",
    "a.out: pairing.c:12: pair: Assertion `n > 0' failed.\nAborted",
    ["Assertion", "n > 0 failed", "pairing.c:12 pair"],
  ],
  ["gcc", "pairing.c:12:5: error: 'x' undeclared", ["error", "'x' undeclared", "pairing.c:12 -"]],
])("what %s prints is read", (_tool, text, expected) => {
  expect(read(text, file("main.c"), file("pairing.c"))).toEqual(expected);
});

test.each([
  [
    "src/a.ts(12,5): error TS2322: Type 'string' is not assignable.",
    "src/a.ts",
    ["error TS2322", "Type 'string' is not assignable.", "src/a.ts:12 -"],
  ],
  ["src/a.ts:12:5 - error TS2322: Bad.", "src/a.ts", ["error TS2322", "Bad.", "src/a.ts:12 -"]],
  [
    "error[E0308]: mismatched types\n --> src/main.rs:12:5\n  |",
    "src/main.rs",
    ["error[E0308]", "mismatched types", "src/main.rs:12 -"],
  ],
  ["./main.go:12:5: undefined: x", "main.go", ["error", "undefined: x", "main.go:12 -"]],
])("a compiler's error leads to its line: %s", (text, name, expected) => {
  expect(read(text, file(name))).toEqual(expected);
});

test("the error's line alone is an error without a place", () => {
  expect(read("I get KeyError: 'a' sometimes", file("a.py"))).toBeNull();
  expect(read("KeyError: 'a'", file("a.py"))).toEqual(["KeyError", "'a'"]);
});

test.each(["Why is it slow?", ""])("no error is made of a person's sentence: %j", (text) => {
  expect(read(text, file("a.py"))).toBeNull();
});

test("frames of pasted code are found by the line they quote, whatever the file was called", () => {
  const text =
    'Traceback (most recent call last):\n  File "/srv/real_name.py", line 2, in f\n    return xs[0]\nIndexError: list index out of range';
  expect(read(text, file("pasted.py", "def f(xs):\n    return xs[0]\n"))).toEqual([
    "IndexError",
    "list index out of range",
    "pasted.py:2 f",
  ]);
  expect(read(text, file("pasted.py", "def f(xs):\n    return 3\n"))).toEqual([
    "IndexError",
    "list index out of range",
  ]);
});

test("a frame that fits two files equally well is given to neither", () => {
  const text = 'Traceback (most recent call last):\n  File "util.py", line 2, in f\nValueError';
  expect(read(text, file("a/util.py"), file("b/util.py"))).toEqual(["ValueError", ""]);
});

test("whatever is pasted as an error, reading it comes to an end with frames of the submitted files alone", () => {
  const piece = fc.constantFrom(
    '  File "a.py", line 3, in f',
    "    at f (a.py:3:1)",
    "Error: x",
    "#0 0x1 in f a.c:3",
    "panic: x",
    "goroutine 1 [running]:",
    "@@@:1:2",
    "((((",
    "\t/a.go:3 +0x1",
    "thread 'main' panicked at a.rs:1:2:",
    "",
    "é😀",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (lines) => {
      const error = readTrace(lines.join("\n"), [file("a.py"), file("b/a.go")]);
      for (const frame of error?.trace ?? []) expect(["a.py", "b/a.go"]).toContain(frame.file);
    }),
  );
});
