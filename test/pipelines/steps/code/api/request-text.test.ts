import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { exampleRequest, namedValues } from "../../../../../pipelines/steps/code/api/request-values.ts";
import type { OperationPart } from "../../../../../pipelines/steps/code/api/request-values.ts";
import { formIn, requestText } from "../../../../../pipelines/steps/code/api/request-text.ts";
import type { RequestForm } from "../../../../../pipelines/steps/code/api/request-text.ts";

const part: OperationPart = {
  kind: "operation",
  method: "POST",
  path: "/pets/{petId}/notes",
  server: "https://api.example.org/v1",
  parameters: [
    { name: "petId", in: "path", required: true, schema: { type: "string", example: "a/b" } },
    {
      name: "tag",
      in: "query",
      required: false,
      schema: { type: "array", items: { type: "string" } },
      example: ["x", "y z"],
    },
    { name: "X-Trace", in: "header", required: true, schema: { type: "string" } },
    { name: "unused", in: "query", required: false, schema: { type: "string" } },
  ],
  body: {
    mediaType: "application/json",
    required: true,
    schema: {
      type: "object",
      required: ["note", "ok"],
      properties: { note: { type: "string", example: "it's" }, ok: { type: "boolean" } },
    },
  },
  definitions: {},
  credentials: [{ in: "header", name: "Authorization", value: "Bearer <token>" }],
};
const text = (form: RequestForm, given = part) => requestText(given, exampleRequest(given), form).text;

test("a request for curl has its address, headers and body, all quoted", () => {
  expect(text("curl")).toBe(
    [
      "curl -X POST 'https://api.example.org/v1/pets/a%2Fb/notes?tag=x&tag=y+z' \\",
      "  -H 'Authorization: Bearer <token>' \\",
      "  -H 'X-Trace: text' \\",
      "  -H 'Content-Type: application/json' \\",
      String.raw`  --data-raw '{`,
      String.raw`  "note": "it'\''s",`,
      `  "ok": true`,
      `}'`,
    ].join("\n"),
  );
});

test("the same for fetch, Python and plain HTTP", () => {
  expect(text("fetch")).toContain('body: JSON.stringify({\n    "note": "it\'s",\n    "ok": true\n  }),');
  expect(text("python")).toContain('    json={\n        "note": "it\'s",\n        "ok": True,\n    },');
  expect(text("http").split("\n").slice(0, 2)).toEqual([
    "POST /v1/pets/a%2Fb/notes?tag=x&tag=y+z HTTP/1.1",
    "Host: api.example.org",
  ]);
});

test("a reading needs no more than its address", () => {
  const reading = { ...part, method: "GET", body: null, parameters: [], credentials: [], path: "/health" };
  expect(text("curl", reading)).toBe("curl 'https://api.example.org/v1/health'");
  expect(text("fetch", reading)).toBe(
    'const response = await fetch("https://api.example.org/v1/health");\nconst answer = await response.json();',
  );
});

test("what a hostile description names runs in no shell", () => {
  const evil = "x'; echo broken; $(echo broken) `echo broken` \n echo broken #";
  const hostile: OperationPart = {
    ...part,
    path: `/${evil}/{petId}`,
    server: `https://h/${evil}`,
    parameters: [{ name: evil, in: "header", required: true, schema: {}, example: evil }, ...part.parameters],
    credentials: [{ in: "header", name: evil, value: evil }],
    body: { mediaType: evil, required: true, schema: {}, example: evil },
  };
  const script = `curl() { printf '%s' "$#"; }\n${text("curl", hostile)}\n`;
  const { stdout, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).not.toContain("broken");
});

test.each<[question: string, form: RequestForm]>([
  ["How do I add a pet?", "curl"],
  ["How do I add a pet with fetch?", "fetch"],
  ["Show it in TypeScript", "fetch"],
  ["Wie geht das in Python?", "python"],
  ["Show me the raw HTTP", "http"],
])("%s is answered with %s", (question, form) => expect(formIn(question)).toBe(form));

test("values a model names are those of the parameters, whatever their capitals", () => {
  const values = namedValues(part, { petid: "P-1", "x-trace": null, wrong: 1 }, null);
  expect(values).toEqual({ parameters: { "path petId": "P-1", wrong: 1 } });
});

test("a body of a description that begins with @ sends no file of the person's", () => {
  const body = { mediaType: "text/plain", required: true, schema: { type: "string" }, example: "@/etc/passwd" };
  expect(text("curl", { ...part, body })).toContain("--data-raw '@/etc/passwd'");
});
