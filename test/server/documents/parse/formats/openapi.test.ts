import { expect, test } from "vitest";
import { apiFile, apiText, readApi, writtenFile } from "../../../../support/api-files.ts";

const sections = async (name: string) => (await readApi(apiFile(name), "openapi")).pages.map(({ section }) => section);

test("every operation and every schema has a page of its own, operations of a tag together", async () => {
  expect(await sections("meadow.yaml")).toEqual([
    "Overview › Meadow Shelter 2.4.1",
    "pets › GET /pets",
    "pets › POST /pets",
    "pets › GET /pets/{petId}",
    "pets › DELETE /pets/{petId}",
    "pets › PATCH /pets/{petId}",
    "adoptions › POST /adoptions",
    "/health › GET /health",
    "Schemas › Species",
    "Schemas › NewPet",
    "Schemas › Pet",
    "Schemas › PetChange",
    "Schemas › Adoption",
  ]);
});

test("JSON and YAML of one description give the same pages", async () => {
  const [yaml, json] = [
    await readApi(apiFile("meadow.yaml"), "openapi"),
    await readApi(apiFile("meadow.json"), "openapi"),
  ];
  expect(json.opened).toEqual(yaml.opened);
  const texts = (pages: typeof json.pages) =>
    pages.map(({ section, text }) => `${section}\n${text.split("\n").toSorted().join("\n")}`).toSorted();
  expect(texts(json.pages)).toEqual(texts(yaml.pages));
});

test("title and version are those the description names", async () => {
  const { opened } = await readApi(apiFile("meadow.yaml"), "openapi");
  expect(opened).toMatchObject({ title: "Meadow Shelter 2.4.1", pageCount: 13, drawable: false });
});

test("an operation's page tells its parameters, those of its path among them, its body, its answers and who may ask", async () => {
  const { pages } = await readApi(apiFile("meadow.yaml"), "openapi");
  const [list, add] = [pages[1]?.text ?? "", pages[2]?.text ?? ""];
  expect(list).toContain("Lists the pets that wait for a home.");
  expect(list).toContain("Needs shelterKey (key in header X-Shelter-Key).");
  expect(list).toContain(
    "X-Trace | header | string | no | Any text that finds the request in the logs. Longest length 40.",
  );
  expect(list).toContain('species | query | string | no | Only pets of this species. One of "cat", "dog", "rabbit".');
  expect(list).toContain(
    "limit | query | integer | no | How many pets a page holds. At least 1. At most 100. Default 20.",
  );
  expect(list).toContain("429 | none | Too many requests in one minute.");
  expect(add).toContain("Request body: NewPet (application/json), required.");
  expect(add).toContain("weightKg | number | no | Its weight in kilograms. More than 0.");
  expect(add).toContain('species | Species | yes | What kind of animal it is. One of "cat", "dog", "rabbit".');
  expect(add).toContain('"name": "Mina"');
});

test("the parts of a page are where they say: its heading, its tables with their headers, its example", async () => {
  const { pages } = await readApi(apiFile("meadow.yaml"), "openapi");
  const { text, parts } = pages[2]!;
  const told = parts.map(
    (part) =>
      `${part.kind} ${text.slice(part.start, part.kind === "table" ? part.headerEnd : part.end).split("\n")[0]}`,
  );
  expect(told).toEqual([
    "heading POST /pets",
    "table Name | In | Type | Required | Description",
    "table Field | Type | Required | Description",
    "code {",
    "table Status | Content | Description",
    "table Field | Type | Required | Description",
  ]);
});

test("schemas that refer to themselves, to each other and in a circle are read; other files are named, never opened", async () => {
  const { pages, apiPart } = await readApi(apiFile("tree-3.1.yaml"), "openapi");
  const node = pages.find(({ section }) => section === "Schemas › Node")?.text;
  expect(node).toContain("children | array of Node | no");
  expect(node).toContain("parent | Node or null | no");
  expect(node).toContain("owner | ./people.yaml#/Person (in another file) | no");
  expect(pages.map(({ section }) => section)).toContain("Webhooks › POST treeFell (webhook)");
  const forest = pages.find(({ section }) => section === "/forests › POST /forests");
  expect(apiPart?.(forest!.page)).toMatchObject({
    kind: "operation",
    body: { required: true, schema: { $ref: "#/$defs/Forest" } },
    definitions: { Node: { properties: { children: { items: { $ref: "#/$defs/Node" } }, owner: {} } } },
  });
});

test("version 2 has bodies and forms like the others", async () => {
  const { pages, apiPart } = await readApi(apiFile("old-2.0.json"), "openapi");
  expect(pages[1]?.text).toContain("Request body: Letter (application/json), required.");
  expect(pages[2]?.text).toContain("Request body: object (application/x-www-form-urlencoded), required.");
  expect(apiPart?.(2)).toMatchObject({
    server: "https://letters.example/api",
    parameters: [{ name: "copies", in: "query", required: false, schema: { type: "integer", minimum: 1 } }],
    body: { schema: { $ref: "#/$defs/Letter" } },
  });
});

test("what versions before 3.1 say in their own way is plain JSON Schema in what a sample is checked against", async () => {
  const { apiPart } = await readApi(apiFile("meadow.yaml"), "openapi");
  expect(apiPart?.(3)).toMatchObject({
    method: "POST",
    path: "/pets",
    server: "https://api.meadow.example/v2",
    credentials: [{ in: "header", name: "X-Shelter-Key", value: "<key>" }],
    definitions: { NewPet: { properties: { chip: { type: ["string", "null"] }, weightKg: { exclusiveMinimum: 0 } } } },
  });
  expect(apiPart?.(1)).toBeNull();
  expect(apiPart?.(9)).toBeNull();
});

test.each([
  ["broken JSON", "api.json", '{"openapi": "3.0.0", "paths": {'],
  ["broken YAML", "api.yaml", "openapi: 3.0.0\npaths: {a: [}\n  - x: 'unfinished"],
  ["a text that only mentions it", "api.json", '{"tool": {"openapi": "3.0.0"}}'],
  ["no paths", "api.yaml", "openapi: 3.1.0\ninfo: {title: None}\n"],
])("%s is read as the source it is", async (_claim, name, text) => {
  const { opened, pages, apiPart } = await readApi(writtenFile(name, text), "openapi");
  expect(opened.title).toBeNull();
  expect(apiPart).toBeUndefined();
  expect(pages[0]?.text).toContain("openapi");
});

test.each([
  ["a list where an object belongs", { paths: [], components: { schemas: [1, 2] } }],
  [
    "numbers and nulls everywhere",
    {
      info: 3,
      paths: {
        "/a": null,
        "/b": { get: 5, post: { parameters: 7, responses: null, tags: [9], requestBody: { content: 1 } } },
      },
    },
  ],
  [
    "parameters without names",
    { paths: { "/a": { get: { parameters: [null, {}, { in: "query" }, { name: "x" }] } } } },
  ],
])("%s is read as far as it goes", async (_claim, rest) => {
  const text = JSON.stringify({ openapi: "3.0.0", info: { title: "Odd" }, ...rest });
  const { pages } = await readApi(writtenFile("odd.json", text), "openapi");
  expect(pages[0]?.state).toBe("text");
});

test("a YAML text made to grow without end is read as the source it is", async () => {
  const grow = Array.from(
    { length: 30 },
    (_, at) => `a${at}: &a${at} [${at === 0 ? "x" : `*a${at - 1}, *a${at - 1}, *a${at - 1}`}]`,
  ).join("\n");
  const { apiPart } = await readApi(writtenFile("bomb.yaml", `openapi: 3.0.0\npaths: {}\n${grow}\n`), "openapi");
  expect(apiPart).toBeUndefined();
});

test("an operation whose schemas are larger than what can be checked has no part, and its page all the same", async () => {
  const properties = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, at) => [`field${at}`, { type: "string", description: "x".repeat(20) }]),
  );
  const text = JSON.stringify({
    openapi: "3.0.0",
    paths: {
      "/a": { post: { requestBody: { content: { "application/json": { schema: { type: "object", properties } } } } } },
    },
  });
  const { pages, apiPart } = await readApi(writtenFile("wide.json", text), "openapi");
  expect(pages[1]?.text).toContain("19920 more fields.");
  expect(apiPart?.(2)).toBeNull();
});

test("a field that is named as a keyword is stays in what a sample is checked against", async () => {
  const properties = Object.fromEntries(
    ["xml", "nullable", "discriminator", "$id"].map((name) => [name, { type: "string", xml: { name: "left out" } }]),
  );
  const content = { "application/json": { schema: { type: "object", properties } } };
  const text = JSON.stringify({ openapi: "3.0.0", paths: { "/a": { post: { requestBody: { content } } } } });
  const { apiPart } = await readApi(writtenFile("named.json", text), "openapi");
  const plain = { type: "string" };
  const part = apiPart?.(2);
  const schema = part?.kind === "operation" ? part.body?.schema : undefined;
  expect(schema).toEqual({
    type: "object",
    properties: { xml: plain, nullable: plain, discriminator: plain, $id: plain },
  });
});

test("schemas nested deeper than can be followed do no harm", async () => {
  let schema = '{"type": "string"}';
  for (let at = 0; at < 3000; at += 1) schema = `{"type": "array", "items": ${schema}}`;
  const text = `{"openapi": "3.0.0", "paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": ${schema}}}}}}}}`;
  const { pages } = await readApi(writtenFile("deep.json", text), "openapi");
  expect(pages[1]?.text).toContain("array of array of");
});

test("a thousand operations are a thousand pages, and more pages than a person could want are told as left out", async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 11_000 }, (_, at) => [`/things${at}`, { get: { responses: {} } }]),
  );
  const { pages } = await readApi(writtenFile("big.json", JSON.stringify({ openapi: "3.0.0", paths })), "openapi");
  expect(pages).toHaveLength(10_001);
  expect(pages.at(-1)).toMatchObject({ state: "failed", reason: "too-large" });
});

test("pages of a description hold nothing of its bytes that cannot be seen", async () => {
  const text = apiText("meadow.json").replace("Lists the pets", "Lists\u200B\u{E0041} the pets");
  const { pages } = await readApi(writtenFile("m.json", text), "openapi");
  expect(pages.find(({ section }) => section === "pets › GET /pets")?.text).toContain("Lists the pets");
});
