// Steps as Python over plain HTTP, with the standard library alone.
import type { Plan, Step } from "./plan.ts";
import { literal } from "./literal.ts";
import type { LiteralWords } from "./literal.ts";
import type { Value } from "./value.ts";

const words: LiteralWords = {
  // Every escape of JSON means the same in Python.
  plain: (json) => (json === null ? "None" : json === true ? "True" : json === false ? "False" : JSON.stringify(json)),
  key: (key) => JSON.stringify(key),
  reference: ({ step, path }) => step + path.map((key) => `[${JSON.stringify(key)}]`).join(""),
  pad: "",
  indent: "    ",
};

export function pythonValue(value: Value): string {
  return literal(value, words);
}

/** What is done stands first, how below it. */
export function pythonSnippet({ steps, used }: Plan, origin: string): string {
  const has = (kind: Step["kind"]) => steps.some((each) => each.kind === kind);
  const reads = has("follow") || has("ready") || steps.some((each) => each.kind === "call" && each.method === "query");
  const changes = steps.some((each) => each.kind === "ask" || (each.kind === "call" && each.method === "mutation"));
  const blocks = [
    [
      "import json",
      "import os",
      ...(has("ready") ? ["import time"] : []),
      "from urllib.error import HTTPError",
      ...(reads || has("upload") ? ["from urllib.parse import quote"] : []),
      "from urllib.request import Request, urlopen",
      "",
      `FACET = ${JSON.stringify(origin)}`,
      `HEADERS = {"Content-Type": "application/json"}`,
      `if os.environ.get("FACET_KEY"):`,
      `    HEADERS["Authorization"] = "Bearer " + os.environ["FACET_KEY"]`,
    ],
    ["def main():", ...steps.flatMap((step) => lines(step, used)).flatMap(indented)],
    send,
    ...(changes ? [change] : []),
    ...(reads ? [read] : []),
    ...(has("upload") ? [upload] : []),
    ...(has("follow") ? [follow] : []),
    ...(has("ready") ? [ready] : []),
    ["main()"],
  ];
  return `${blocks.map((each) => each.join("\n")).join("\n\n\n")}\n`;
}

/** No text in it holds a line break: those are written as escapes. */
function indented(statement: string): readonly string[] {
  return statement.split("\n").map((line) => `    ${line}`);
}

function lines(step: Step, used: ReadonlySet<string>): readonly string[] {
  switch (step.kind) {
    case "ask": {
      const body: Value = { kind: "record", entries: [...step.options, ["input", step.input]] };
      const call = `change(${JSON.stringify(step.path)}, ${pythonValue(body)})`;
      return [used.has(step.name) ? `${step.name} = ${call}` : call];
    }
    case "call": {
      const way = step.method === "query" ? "read" : "change";
      const input = step.input ? `, ${pythonValue(step.input)}` : "";
      const call = `${way}(${JSON.stringify(step.path)}${input})`;
      if (!used.has(step.name)) return [step.isShown ? `print(json.dumps(${call}))` : call];
      return [`${step.name} = ${call}`, ...(step.isShown ? [`print(json.dumps(${step.name}))`] : [])];
    }
    case "upload": {
      const call = `upload(${JSON.stringify(step.file)})`;
      return [used.has(step.name) ? `${step.name} = ${call}` : call];
    }
    case "follow":
      return [`follow(${words.reference(step.run)})`];
    case "ready":
      return [`ready(${words.reference(step.document)})`];
  }
}

const send = [
  "def send(request):",
  "    try:",
  "        with urlopen(request) as response:",
  "            return json.load(response)",
  "    except HTTPError as error:",
  "        raise SystemExit(error.read().decode())",
];

const change = [
  "def change(path, body=None):",
  `    data = b"" if body is None else json.dumps(body).encode()`,
  `    return send(Request(f"{FACET}/trpc/{path}", data, HEADERS, method="POST"))["result"].get("data")`,
];

const read = [
  "def read(path, body=None):",
  `    asked = "" if body is None else "?input=" + quote(json.dumps(body), safe="")`,
  `    return send(Request(f"{FACET}/trpc/{path}{asked}", headers=HEADERS))["result"].get("data")`,
];

const upload = [
  "def upload(name):",
  `    headers = {**HEADERS, "Content-Type": "application/octet-stream"}`,
  `    address = f"{FACET}/files?name={quote(name, safe='')}"`,
  `    with open(name, "rb") as file:`,
  `        return send(Request(address, file.read(), headers, method="PUT"))`,
];

const follow = [
  "def follow(run_id):",
  "    after, ended = 0, False",
  "    while not ended:",
  `        news = read("runs.events", {"runId": run_id, "after": after, "waitMs": 20000})`,
  `        for each in news["events"]:`,
  `            after = each["seq"]`,
  `            print(json.dumps(each["event"]), flush=True)`,
  `        ended = news["ended"]`,
  `    run = read("runs.get", {"runId": run_id})`,
  `    print(run["text"])`,
  `    if run["status"] != "done":`,
  `        raise SystemExit(f"The run ended: {run['status']}")`,
];

const ready = [
  "def ready(document_id):",
  "    while True:",
  `        document = read("documents.get", {"documentId": document_id})`,
  `        print(json.dumps({key: document[key] for key in ("documentId", "stage", "done", "total")}))`,
  `        if document["stage"] == "ready":`,
  "            return",
  `        if document["stage"] in ("failed", "cancelled"):`,
  `            raise SystemExit(f"The document is {document['stage']}.")`,
  "        time.sleep(0.5)",
];
