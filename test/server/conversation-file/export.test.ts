import { expect, test } from "vitest";
import { personas } from "../../../pipelines/personas.gen.ts";
import type { Persona } from "../../../pipelines/engine/define-persona.ts";
import { fieldsOfPersona } from "../../../pipelines/engine/persona-fields.ts";
import { exportConversation } from "../../../server/conversation-file/export.ts";
import { fileName } from "../../../server/conversation-file/file-name.ts";
import { openStore } from "../../../server/store/open-store.ts";
import { listedPictures } from "../../support/given-pictures.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const all: readonly Persona[] = personas;
const personaById = (id: string) => all.find((each) => each.id === id);
const images = listedPictures();
const end = { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 } as const;

async function researched() {
  using folder = tmpFolder();
  const store = openStore(`${folder.path}/facet.db`, (id) => fieldsOfPersona(personaById(id)));
  const text = "How shady is it?\n# really";
  const persona = { id: "researcher", version: "1" };
  const started = await store.runs.start("local", {
    persona,
    input: { question: text, mode: "answer" },
    text,
    modelId: null,
  });
  const run = store.runs.get("local", started.runId);
  const cited = {
    documentId: "d",
    name: "canopy_1.pdf",
    page: 7,
    start: 0,
    end: 4,
    boxes: [],
    support: "quoted",
    sentence: "",
  };
  store.events.append(run, [
    { type: "run-start", persona: "researcher", version: "1", model: "gemma" },
    { type: "output", field: "summary", value: "It is shady [1]. Not [3]. `a[1]`\n\n```\nb[1]\n```" },
    { type: "output", field: "confidence", value: "high" },
    {
      type: "output",
      field: "citations",
      value: [
        { ...cited, number: 1, quote: "The crown *shades*", located: true },
        { ...cited, number: 2, quote: "none", located: false },
      ],
    },
  ]);
  store.runs.end(run, end);
  const request = { conversationId: started.conversationId };
  const services = { store, images, personaById };
  const files = {
    markdown: exportConversation(services, "local", { ...request, format: "markdown" }),
    json: exportConversation(services, "local", { ...request, format: "json" }),
  };
  store.close();
  return files;
}

test("the active branch is a Markdown text with footnotes; code keeps its brackets, a question is quoted", async () => {
  const { markdown } = await researched();
  expect(markdown).toEqual({
    name: "How shady is it # really.md",
    mediaType: "text/markdown",
    text: `# How shady is it? # really

---

**To the Researcher**

> How shady is it?
> # really

**Researcher**

It is shady [^1-1]. Not [3]. \`a[1]\`

\`\`\`
b[1]
\`\`\`

[^1-1]: “The crown \\*shades\\*” canopy\\_1.pdf, p. 7
[^1-2]: “none” canopy\\_1.pdf, p. 7 (not found in the document)
`,
  });
});

test("the JSON file counts its ids within itself and holds nothing of this machine's memory", async () => {
  const { json } = await researched();
  expect(json.name).toBe("How shady is it # really.json");
  const file = JSON.parse(json.text) as { messages: { answer?: object }[] };
  expect(file).toMatchObject({ format: "facet-conversation", version: 1, head: "m2", personas: ["researcher"] });
  expect(file.messages).toMatchObject([
    { id: "m1", parent: null, role: "user" },
    { id: "m2", parent: "m1", role: "assistant", answer: { status: "done", model: "gemma" } },
  ]);
  expect(Object.keys(file.messages[1]?.answer ?? {})).toEqual(["status", "model", "outputs", "usage", "ms"]);
});

test("an answer that is still being written is in the file as far as it is", async () => {
  using folder = tmpFolder();
  const store = openStore(`${folder.path}/facet.db`, () => ({}));
  const start = { persona: { id: "guide", version: "1" }, input: {}, text: "one", modelId: null };
  const { runId, conversationId } = await store.runs.start("local", start);
  store.events.append(store.runs.get("local", runId), [
    { type: "run-start", persona: "guide", version: "1", model: null },
    { type: "text-delta", field: "answer", text: "Half" },
  ]);
  const { text } = exportConversation({ store, images, personaById }, "local", { conversationId, format: "json" });
  expect(JSON.parse(text).messages[1].answer).toMatchObject({ status: "interrupted", outputs: { answer: "Half" } });
  store.close();
});

test("an empty conversation is exported too", () => {
  using folder = tmpFolder();
  const store = openStore(`${folder.path}/facet.db`, () => ({}));
  const { conversationId } = store.conversations.create("local", "");
  const markdown = exportConversation({ store, images, personaById }, "local", { conversationId, format: "markdown" });
  expect(markdown).toMatchObject({ name: "conversation.md", text: "\n" });
  store.close();
});

test.each([
  ["../../etc/passwd", "etc passwd.md"],
  ['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.md"],
  ["..", "conversation.md"],
  ["CON", "conversation.md"],
  ["\u202Eevil\0", "evil.md"],
  ["Über den Mond – 月", "Über den Mond – 月.md"],
  ["月".repeat(90), `${"月".repeat(66)}.md`],
])("the title %s gives a name that every file system takes", (title, name) => {
  expect(fileName(title, "md")).toBe(name);
});
