// Steps as TypeScript over the typed client `facet/client`.
import type { Plan, Step } from "./plan.ts";
import { literal } from "./literal.ts";
import type { LiteralWords } from "./literal.ts";
import type { Reference, Value } from "./value.ts";

const identifier = /^[A-Za-z_$][\w$]*$/;

const words: LiteralWords = {
  // JSON's texts are texts here, also with the two line separators in them.
  plain: (json) => JSON.stringify(json),
  // Written out it would set the prototype.
  key: (key) => (key === "__proto__" ? `["__proto__"]` : identifier.test(key) ? key : JSON.stringify(key)),
  reference: ({ step, path }) => step + path.map(member).join(""),
  pad: " ",
  indent: "  ",
};

export function typescriptValue(value: Value): string {
  return literal(value, words);
}

export function typescriptSnippet({ steps, used }: Plan, origin: string): string {
  const uploads = steps.some(({ kind }) => kind === "upload");
  const asked = new Set(steps.flatMap((step) => (step.kind === "ask" ? [step.name] : [])));
  let answers = 0;
  const written = steps.map((step) => {
    if (step.kind === "follow") answers += 1;
    return lines(step, { used, asked, answer: answers > 1 ? `answer${answers}` : "answer" });
  });
  const blocks = [
    [
      ...(uploads ? [`import { readFile } from "node:fs/promises";`] : []),
      `import { connect } from "facet/client";`,
      "",
      `const facet = connect({ url: ${JSON.stringify(origin)} });`,
    ],
    ...(steps.some(({ kind }) => kind === "ready") ? [ready] : []),
    ...written,
  ];
  return `${blocks.map((each) => each.join("\n")).join("\n\n")}\n`;
}

interface Place {
  readonly used: ReadonlySet<string>;
  /** Steps that gave a question on its way; the others gave ids. */
  readonly asked: ReadonlySet<string>;
  /** What the next answer is called. */
  readonly answer: string;
}

function lines(step: Step, { used, asked, answer }: Place): readonly string[] {
  switch (step.kind) {
    case "ask": {
      const options = step.options.length > 0 ? [{ kind: "record", entries: step.options } as const] : [];
      const given = [JSON.stringify(step.persona), ...[step.input, ...options].map(typescriptValue)];
      return [`${used.has(step.name) ? `const ${step.name} = ` : ""}await facet.ask(${given.join(", ")});`];
    }
    case "call": {
      const procedure = `facet.api${step.path.split(".").map(member).join("")}`;
      const way = step.method === "query" ? "query" : "mutate";
      const call = `await ${procedure}.${way}(${step.input ? typescriptValue(step.input) : ""})`;
      if (!used.has(step.name)) return [step.isShown ? `console.log(JSON.stringify(${call}));` : `${call};`];
      return [`const ${step.name} = ${call};`, ...(step.isShown ? [`console.log(JSON.stringify(${step.name}));`] : [])];
    }
    case "upload": {
      const file = JSON.stringify(step.file);
      const call = `await facet.upload(${file}, new Uint8Array(await readFile(${file})));`;
      return [used.has(step.name) ? `const ${step.name} = ${call}` : call];
    }
    case "follow":
      return follow(step.run, asked, answer);
    case "ready":
      return [`await ready(${words.reference(step.document)});`];
  }
}

function follow(run: Reference, asked: ReadonlySet<string>, answer: string): readonly string[] {
  const isAsked = asked.has(run.step);
  const runId = words.reference(run);
  return [
    `for await (const event of ${isAsked ? run.step : `facet.follow(${runId})`}) console.log(JSON.stringify(event));`,
    `const ${answer} = await ${isAsked ? `${run.step}.answer()` : `facet.api.runs.get.query({ runId: ${runId} })`};`,
    `console.log(${answer}.text);`,
    `if (${answer}.status !== "done") process.exitCode = 1;`,
  ];
}

function member(key: string | number): string {
  return typeof key === "string" && identifier.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

const ready = [
  "async function ready(documentId: string): Promise<void> {",
  "  for (;;) {",
  "    const { stage, done, total } = await facet.api.documents.get.query({ documentId });",
  "    console.log(JSON.stringify({ documentId, stage, done, total }));",
  `    if (stage === "ready") return;`,
  `    if (stage === "failed" || stage === "cancelled") throw new Error(\`The document is \${stage}.\`);`,
  "    await new Promise((resolve) => setTimeout(resolve, 500));",
  "  }",
  "}",
];
