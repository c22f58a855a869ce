// What a paste is taken for: code, a stack trace, or words.
import { describe, expect, test } from "vitest";
import { codePasteOf } from "../../../client/code/code-paste.ts";
import { looksLikeCode, looksLikeTrace } from "../../../client/code/looks-like-code.ts";

const code: Readonly<Record<string, string>> = {
  python: `def latest_before(readings, at):
    """The last reading not later than \`at\`."""
    lo, hi = 0, len(readings)
    while lo < hi:
        mid = (lo + hi) // 2
        if readings[mid].time < at:
            lo = mid + 1
        else:
            hi = mid
    return readings[lo]`,
  javascript: `export function pair(blocks, sensors) {
  return blocks.map((block) => {
    const found = sensors.find(({ id }) => id === block.id);
    return [block, found];
  });
}`,
  typescript: `interface Reading {
  readonly time: number;
  readonly value: number | null;
}
const none: Reading[] = [];`,
  java: `public class Pair {
    private final int left;
    public Pair(int left) {
        this.left = left;
    }
}`,
  c: `#include <stdio.h>

int main(void) {
    printf("%d\\n", 4);
    return 0;
}`,
  go: `package main

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}`,
  rust: `fn mean(values: &[f64]) -> f64 {
    let sum: f64 = values.iter().sum();
    sum / values.len() as f64
}`,
  json: `{
  "name": "pairing",
  "version": "1.0.0",
  "private": true
}`,
  sql: `SELECT district, count(*)
FROM trees
WHERE planted > 1990
GROUP BY district`,
  css: `.head {
  display: flex;
  color: red;
}`,
  html: `<ul class="list">
  <li>
    <b>Tree</b>
  </li>
</ul>`,
  "many comments": `# Pairs blocks with sensors.
# Both are sorted by time.
# A block without a sensor is left out.
def pair(blocks, sensors):
    return [(b, s) for b, s in zip(blocks, sensors)]`,
  "a documentation longer than its code": `def pair(blocks, sensors):
    """
    Pairs blocks with sensors. Both are sorted by time.
    A block without a sensor is left out, and so is a sensor
    without a block. The result is a list of pairs.
    """
    return list(zip(blocks, sensors))`,
  "a comment of several lines": `/*
   Pairs blocks with sensors.
   Both are sorted by time, and a block without a sensor
   is left out of what is given back.
*/
const pair = (blocks, sensors) => blocks.map((block, at) => [block, sensors[at]]);
export default pair;`,
  "one call below its comments": `// Pairs blocks with sensors.
// Both are sorted by time.
// A block without a sensor is left out.
pair(blocks, sensors);`,
  "comments behind each line": `lo = find(blocks)  # The first block of the day.
pair(blocks, sensors)  # Both are sorted by time.
show(lo)  # What is left is shown to the person.
print(hi)  # And its end.`,
};

const words: Readonly<Record<string, string>> = {
  "a question": "Why does latest_before throw on the newest data?",
  "a letter": `Dear team,

the pairing of our sensors is slow. We looked at it for a while and found nothing.
It takes minutes with 16,000 rows, and sometimes it crashes.
Could you have a look at it, please?

Kind regards`,
  "a list": `What I want:
- it should be fast
- it should be right
- it should read well
- and be small`,
  "German words": `Die Paarung der Sensoren ist langsam.
Sie dauert Minuten.
Manchmal stürzt sie ab.
Bitte finde den Fehler und mach sie schneller.`,
  "two lines of code": "a = 1\nb = 2",
  "a text with headings": `# Pairing
Our sensors are slow.
# What I want
It should be fast and right.
# Where it is
It is all in pair(blocks).`,
  "a word list with one call": `- sensors
- blocks
- pair(blocks)
- and nothing else`,
  "a message with a fence": "Look at this:\n```python\ndef f():\n    return 1\n\nprint(f())\n```\nWhy is it slow?",
  "an empty text": "",
};

describe("what is pasted", () => {
  test.each(Object.entries(code))("%s is taken for code", (_, text) => {
    expect(looksLikeCode(text)).toBe(true);
    expect(looksLikeTrace(text)).toBe(false);
    expect(codePasteOf(text, true)).toBe("file");
  });

  test.each(Object.entries(words))("%s stays words", (_, text) => {
    expect(looksLikeCode(text)).toBe(false);
    expect(codePasteOf(text, true)).toBe("plain");
  });

  test("a text above 2,000 characters becomes a file, whatever it is", () => {
    expect(codePasteOf("word ".repeat(401), true)).toBe("file");
    expect(codePasteOf("word ".repeat(399), true)).toBe("plain");
  });
});

const traces: Readonly<Record<string, string>> = {
  python: `Traceback (most recent call last):
  File "test_pairing.py", line 9, in test_newest
    assert latest_before(readings, 99)
  File "pairing.py", line 12, in latest_before
    return readings[lo]
IndexError: list index out of range`,
  node: `TypeError: Cannot read properties of undefined (reading 'id')
    at pair (/home/me/pairing.js:4:18)
    at Array.map (<anonymous>)
    at Object.<anonymous> (/home/me/run.js:2:1)`,
  firefox: `TypeError: block is undefined
pair@http://localhost:3000/pairing.js:4:18
@http://localhost:3000/run.js:2:1`,
  java: `Exception in thread "main" java.lang.ArrayIndexOutOfBoundsException: Index 4 out of bounds for length 4
	at Pair.main(Pair.java:12)`,
  go: `panic: runtime error: index out of range [4] with length 4

goroutine 1 [running]:
main.mean(...)
	/tmp/main.go:7 +0x1d`,
  rust: `thread 'main' panicked at src/main.rs:4:5:
index out of bounds: the len is 3 but the index is 99
note: run with \`RUST_BACKTRACE=1\``,
  sanitizer: `==123==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602
    #0 0x4f in main /tmp/a.c:5`,
};

test.each(Object.entries(traces))("a stack trace of %s is taken for the error it is asked about", (_, text) => {
  expect(looksLikeTrace(text)).toBe(true);
  expect(codePasteOf(text, true)).toBe("error");
  // Where there is no field for it, it is no error.
  expect(codePasteOf(text, false)).not.toBe("error");
});

test.each([
  ["code that raises", `def check(value):\n    if value < 0:\n        raise ValueError("negative")\n    return value`],
  ["a sentence that names an error", "ValueError is raised at line 12, why?"],
])("%s is no stack trace", (_, text) => {
  expect(looksLikeTrace(text)).toBe(false);
});
