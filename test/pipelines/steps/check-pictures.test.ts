import { describe, expect, test } from "vitest";
import { checkPictures, picturesIn } from "../../../pipelines/steps/check-pictures.ts";

const never = new AbortController().signal;
const diagram = (source: string) => ({ kind: "diagram" as const, source });

describe("pictures in an answer", () => {
  test.each([
    ["a diagram", "Seen here:\n\n```mermaid\npie\n```\n", [["diagram", "pie\n"]]],
    ["a formula in a sentence", "The law is $E = mc^2$, [1]", [["inline", "E = mc^2"]]],
    ["a formula of its own", "$$\na = b\n$$", [["display", "\na = b\n"]]],
    [
      "formulas in brackets",
      String.raw`\(a\) and \[b\]`,
      [
        ["inline", "a"],
        ["display", "b"],
      ],
    ],
    ["prices", "It costs $5 and then $6.", []],
    ["an escaped sign", String.raw`\$a$ b`, []],
    ["other code", "```sh\necho $a$\n```\n`$b$`", []],
    ["a fence that never ends", "```mermaid\npie", []],
    ["nothing", "", []],
  ])("%s", (_what, text, expected) => {
    const found = picturesIn(text);
    expect(found.map(({ kind, source }) => [kind, source])).toEqual(expected);
    for (const { source, start, end } of found) expect(text.slice(start, end)).toBe(source);
  });
});

describe("the page's own parsers", () => {
  const kinds = {
    flowchart: "flowchart TD\n  A[Start] --> B{Ok?}\n  B -->|yes| C(End)",
    sequence: "sequenceDiagram\n  Alice->>Bob: Hello\n  Note over Bob: thinks",
    state: "stateDiagram-v2\n  [*] --> Idle\n  Idle --> [*]",
    class: "classDiagram\n  Animal <|-- Duck\n  class Duck {\n    +int age\n  }",
    entities: "erDiagram\n  CUSTOMER ||--o{ ORDER : places",
    gantt: "gantt\n  title Plan\n  section A\n  Task :a1, 2024-01-01, 30d",
    pie: 'pie title Pets\n  "Dogs" : 386\n  "Cats" : 85',
    mindmap: "mindmap\n  root((Trees))\n    Shade\n    Water",
    timeline: "timeline\n  title History\n  2002 : LinkedIn",
  };

  test("read the usual kinds of diagrams", async () => {
    const problems = await checkPictures(Object.values(kinds).map(diagram), never);
    expect(Object.fromEntries(Object.keys(kinds).map((kind, at) => [kind, problems[at]]))).toEqual(
      Object.fromEntries(Object.keys(kinds).map((kind) => [kind, null])),
    );
  });

  test("say what is wrong, each of its own picture", async () => {
    const problems = await checkPictures(
      [
        diagram("flowchart TD\n  A[Start --> B"),
        diagram(kinds.pie),
        diagram("Trees give shade."),
        { kind: "inline", source: String.raw`\frac{a}{` },
        { kind: "display", source: String.raw`\begin{aligned} a &= b \end{aligned}` },
        { kind: "inline", source: String.raw`\nosuchcommand` },
      ],
      never,
    );
    expect(problems).toEqual([
      expect.stringContaining("Parse error"),
      null,
      expect.stringContaining("No diagram type"),
      expect.stringContaining("KaTeX parse error"),
      null,
      expect.stringContaining("nosuchcommand"),
    ]);
  });

  test("a stop ends the reading", async () => {
    await expect(checkPictures([diagram(kinds.pie)], AbortSignal.timeout(1))).rejects.toThrow();
  });

  test("leave this process as it was", async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    await checkPictures([diagram(kinds.flowchart)], never);
    expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
  });
});
