import { describe, expect, test } from "vitest";
import { checkPictures, picturesIn } from "../../../../pipelines/steps/check-pictures.ts";
import { checkAnswer } from "../../../../pipelines/steps/guide/check-answer.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "../../../../pipelines/steps/guide/guide.ts";
import { check, mend } from "../../../../prompts/researcher.ts";
import { someDocuments } from "../../../support/found-passages.ts";
import { scriptedModels } from "../../../support/scripted-model.ts";

const { signal } = new AbortController();

/** As models draw them: seventeen diagrams and seventeen formulas that can be shown. */
const diagrams = [
  "flowchart TD\n  A[Warm] --> B[Cold]",
  "flowchart LR\n  A[Compress] -->|hot gas| B[Condense]\n  B --> C[Expand]\n  C --> D[Evaporate]\n  D --> A",
  "graph TD\n  A((Sun)) --> B{Cloud?}\n  B -- yes --> C[Shade]\n  B -- no --> D[Light]",
  "sequenceDiagram\n  Alice->>Bob: Hello\n  Bob-->>Alice: Hi",
  "sequenceDiagram\n  participant C as Client\n  participant S as Server\n  C->>S: SYN\n  S-->>C: SYN-ACK\n  C->>S: ACK",
  'pie title Air\n  "Nitrogen" : 78\n  "Oxygen" : 21\n  "Other" : 1',
  "stateDiagram-v2\n  [*] --> Liquid\n  Liquid --> Gas: heat\n  Gas --> Liquid: cool",
  "classDiagram\n  Animal <|-- Dog\n  Animal : +int age\n  Animal : +eat()",
  "erDiagram\n  CUSTOMER ||--o{ ORDER : places",
  "timeline\n  title Space\n  1957 : Sputnik\n  1969 : Apollo 11",
  "mindmap\n  root((Heat))\n    Conduction\n    Convection\n    Radiation",
  "gantt\n  title Plan\n  dateFormat YYYY-MM-DD\n  section One\n  Read :a1, 2024-01-01, 3d",
  "journey\n  title Morning\n  section Wake\n    Coffee: 5: Me",
  "flowchart TD\n  subgraph House\n    A[Pump] --> B[Radiator]\n  end",
  'flowchart TD\n  A["Heat (3 kW)"] --> B["House"]',
  "graph LR\n  W[Wärme] --> K[Kälte]",
  'xychart-beta\n  title "Growth"\n  x-axis [a, b, c]\n  y-axis 0 --> 10\n  bar [1, 5, 9]',
];
const formulas = [
  "E = mc^2",
  String.raw`\frac{a}{b}`,
  String.raw`\sqrt{x^2 + y^2}`,
  String.raw`\sum_{i=1}^{n} i = \frac{n(n+1)}{2}`,
  String.raw`\int_0^1 x^2 \, dx`,
  String.raw`\eta = 1 - \frac{T_c}{T_h}`,
  String.raw`\vec{F} = m \vec{a}`,
  String.raw`\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}`,
  String.raw`\lim_{x \to 0} \frac{\sin x}{x} = 1`,
  String.raw`P(A \mid B) = \frac{P(B \mid A) P(A)}{P(B)}`,
  String.raw`\text{COP} = \frac{Q}{W}`,
  String.raw`\bar{x} \pm 1.96 \frac{s}{\sqrt{n}}`,
  String.raw`a \equiv b \pmod{n}`,
  String.raw`\left( \frac{1}{2} \right)^n`,
  String.raw`\alpha + \beta = \gamma`,
  String.raw`x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}`,
];
/** As they break: with what could stand in their place, null where the second writing is broken too. */
const brokenOnes: readonly (readonly ["diagram" | "formula", source: string, again: string | null])[] = [
  ["diagram", "flowchart TD\n  A[Warm --> B[Cold]", "flowchart TD\n  A[Warm] --> B[Cold]"],
  ["diagram", "flowchart TD\n  A[Heat (3 kW)] --> B", 'flowchart TD\n  A["Heat (3 kW)"] --> B'],
  ["diagram", "flowchart TD\n  A -->|one B", "flowchart TD\n  A -->|one| B"],
  ["diagram", "sequenceDiagram\n  Alice->Bob Hello", "sequenceDiagram\n  Alice->>Bob: Hello"],
  ["diagram", "pie title Air\n  Nitrogen : 78", 'pie title Air\n  "Nitrogen" : 78'],
  ["diagram", "a --> b", "graph TD\n  a --> b"],
  ["diagram", "flowchart TD\n  A --> end", null],
  ["diagram", "stateDiagram-v2\n  [*] -> -> Liquid", null],
  ["formula", String.raw`\frac{a}{`, String.raw`\frac{a}{b}`],
  ["formula", String.raw`\sqrt{x`, String.raw`\sqrt{x}`],
  ["formula", String.raw`\left( x`, String.raw`\left( x \right)`],
  ["formula", String.raw`\begin{pmatrix} 1 & 0`, String.raw`\begin{pmatrix} 1 & 0 \end{pmatrix}`],
  ["formula", String.raw`x^2^3`, String.raw`{x^2}^3`],
  ["formula", String.raw`\unknowncommand{x}`, String.raw`\text{x}`],
  ["formula", String.raw`\text{a`, String.raw`\text{a}`],
  ["formula", "a & b", null],
  ["formula", String.raw`\frac`, null],
];

const whole = [
  ...diagrams.map((source) => ["diagram", source] as const),
  ...formulas.map((source) => ["formula", source] as const),
];

const drawn = (kind: "diagram" | "formula", source: string) =>
  kind === "diagram" ? `\`\`\`mermaid\n${source}\n\`\`\`` : `$$\n${source}\n$$`;

/** An answer of a few fine and a few broken ones; the model writes each broken one anew as the table says, or again as it was. */
async function shown(fine: readonly (typeof whole)[number][], broken: readonly (typeof brokenOnes)[number][]) {
  const asked: string[] = [];
  const pictures = [...fine, ...broken].map(([kind, source]) => drawn(kind, source));
  const answer = ["Look at these.", ...pictures, "That is all."].join("\n\n");
  const context = {
    documents: someDocuments(),
    model: scriptedModels([]).model,
    signal,
    history: [],
    emit: () => {},
    progress: () => {},
    chat: async ({ turns }: { turns: readonly { text: string }[] }) => {
      const prompt = turns.map(({ text }) => text).join("\n");
      const [, source = "", again = null] = broken.find(([, each]) => prompt.includes(`\n${each}\n`)) ?? [];
      asked.push(source);
      return again ?? source;
    },
  } as unknown as GuideContext;
  const draft: GuideDraft = { answer, claims: [], calculations: [], unsure: [], isKnowledge: true };
  const plan = { question: "How?", language: "en" } as GuidePlan;
  const outputs = await checkAnswer({ plan, draft, found: { passages: [] } }, context, { check, mend });
  return { text: outputs.answer, asked, marks: outputs.marks };
}

describe("of fifty diagrams and formulas, a third of them broken, none is blank", () => {
  test("there are fifty", () => {
    expect(whole.length + brokenOnes.length).toBe(50);
  });

  test.each([0, 1, 2])(
    "what is fine stays, what is broken is mended once or shown as its source (%s)",
    async (part) => {
      const [fine, broken] = [whole.filter((_, at) => at % 3 === part), brokenOnes.filter((_, at) => at % 3 === part)];
      const { text, asked, marks } = await shown(fine, broken);
      expect(asked.map((each) => each.trim()).toSorted()).toEqual(broken.map(([, source]) => source).toSorted());
      for (const [kind, source] of fine) expect(text).toContain(drawn(kind, source));
      for (const [kind, source, again] of broken) {
        expect(text).toContain(again ?? source);
        if (again !== null) expect(text).not.toContain(drawn(kind, source));
      }
      const left = await checkPictures(picturesIn(text), signal);
      expect(left.filter((problem) => problem !== null)).toHaveLength(
        broken.filter(([, , again]) => again === null).length,
      );
      expect(marks?.paragraphs).toHaveLength(fine.length + broken.length + 2);
    },
  );
});
