// Steps as a bash script of curl calls, without any other tool that may not be there.
import type { Plan, Step } from "./plan.ts";
import { shellJson, shellWord } from "./shell.ts";
import type { Reference, Value } from "./value.ts";

/** What is done stands first, how below it. */
export function curlSnippet({ steps, used }: Plan, origin: string): string {
  const has = (kind: Step["kind"]) => steps.some((each) => each.kind === kind);
  const fillsIn = used.size > 0;
  const blocks = [
    ["#!/usr/bin/env bash", "set -euo pipefail", `FACET=${shellWord(origin)}`],
    ["main() {", ...steps.flatMap((step) => lines(step, used)).map((line) => `  ${line}`), "}"],
    call,
    ...(fillsIn ? [valueOf] : []),
    ...(has("follow") ? [follow] : []),
    ...(has("ready") ? [ready] : []),
    ["main"],
  ];
  return `${blocks.map((each) => each.join("\n")).join("\n\n")}\n`;
}

function lines(step: Step, used: ReadonlySet<string>): readonly string[] {
  switch (step.kind) {
    case "ask": {
      const body: Value = { kind: "record", entries: [...step.options, ["input", step.input]] };
      return kept(step.name, change(step.path, body), { isUsed: used.has(step.name), isShown: false });
    }
    case "call": {
      const command = step.method === "query" ? read(step.path, step.input) : change(step.path, step.input);
      return kept(step.name, command, { isUsed: used.has(step.name), isShown: step.isShown });
    }
    case "upload": {
      const address = `"$FACET/files?name="${shellWord(encodeURIComponent(step.file.toWellFormed()))}`;
      // Not --upload-file: curl would expand brackets in the name.
      const file = `--data-binary @${shellWord(`./${step.file}`)}`;
      const command = `call -X PUT ${address} -H 'Content-Type: application/octet-stream' \\\n    ${file}`;
      return kept(step.name, command, { isUsed: used.has(step.name), isShown: false });
    }
    case "follow":
      return [`follow "${filledIn(step.run)}"`];
    case "ready":
      return [`ready "${filledIn(step.document)}"`];
  }
}

interface Keeping {
  readonly isUsed: boolean;
  readonly isShown: boolean;
}

function kept(name: string, command: string, { isUsed, isShown }: Keeping): readonly string[] {
  if (isUsed) return [`${name}=$(${command})`, ...(isShown ? [`echo "$${name}"`] : [])];
  return isShown ? [command, "echo"] : [`${command} > /dev/null`];
}

/** The body through a pipe: one argument of a command has a limit. */
function change(path: string, body: Value | undefined): string {
  if (!body) return `call -X POST "$FACET/trpc/${path}"`;
  return `printf '%s' ${shellJson(body, filledIn)} |\n    call "$FACET/trpc/${path}" -H 'Content-Type: application/json' --data-binary @-`;
}

function read(path: string, input: Value | undefined): string {
  const asked = input ? ` --data-urlencode input=${shellJson(input, filledIn)}` : "";
  return `call -G "$FACET/trpc/${path}"${asked}`;
}

function filledIn({ step, path, occurrence }: Reference): string {
  return `$(value_of ${String(path.at(-1))} ${occurrence} "$${step}")`;
}

const call = [
  "# Shows what the server says of an error.",
  "call() {",
  "  local body",
  `  body=$(curl -sS --fail-with-body \${FACET_KEY:+-H "Authorization: Bearer $FACET_KEY"} "$@") || {`,
  `    echo "$body" >&2`,
  "    return 1",
  "  }",
  `  printf '%s' "$body"`,
  "}",
];

const valueOf = [
  "# The text under a key of some JSON: its first, second … one.",
  "value_of() {",
  `  grep -o "\\"$1\\":\\"[^\\"]*\\"" <<< "$3" | sed -n "$2p" | cut -d '"' -f 4`,
  "}",
];

const follow = [
  "# Prints the events of a run as they come, then its answer.",
  "follow() {",
  "  local after=0 news='' last run",
  `  until [[ $news == *'"ended":true}}}' ]]; do`,
  `    news=$(call -G "$FACET/trpc/runs.events" \\`,
  `      --data-urlencode "input={\\"runId\\":\\"$1\\",\\"after\\":$after,\\"waitMs\\":20000}")`,
  `    echo "$news"`,
  `    last=$(grep -o '"seq":[0-9]*,"at":"' <<< "$news" | tail -n 1 | tr -cd 0-9 || true)`,
  "    after=${last:-$after}",
  "  done",
  `  run=$(call -G "$FACET/trpc/runs.get" --data-urlencode "input={\\"runId\\":\\"$1\\"}")`,
  `  echo "$run"`,
  `  [[ $run == *'","status":"done","text":'* ]]`,
  "}",
];

const ready = [
  "# Waits until a document has been read.",
  "ready() {",
  "  local document stage=''",
  `  until [[ $stage == ready ]]; do`,
  `    document=$(call -G "$FACET/trpc/documents.get" --data-urlencode "input={\\"documentId\\":\\"$1\\"}")`,
  `    stage=$(value_of stage 1 "$document")`,
  `    echo "$stage"`,
  `    [[ $stage != failed && $stage != cancelled ]]`,
  "    [[ $stage == ready ]] || sleep 0.5",
  "  done",
  "}",
];
