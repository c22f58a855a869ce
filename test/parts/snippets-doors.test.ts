// The API page's short ways in are run too: the command line, an OpenAI client and an MCP client, against a real server.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { describe, expect, test } from "vitest";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { commandLineSnippet, mcpSnippet, openAiSnippet } from "../../pipelines/engine/snippets/doors.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { runProgram, useSnippetHouse } from "../support/snippet-run.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const all: readonly Persona[] = personas;
const house = useSnippetHouse();

test("an MCP client finds each persona at the address it is given", async () => {
  const { mcpServers } = JSON.parse(mcpSnippet(house.server.url)) as { mcpServers: { facet: { url: string } } };
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpServers.facet.url)));
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(all.map(({ id }) => `ask_${id}`)));
  await client.close();
});

describe("the short ways in", () => {
  const asks = all.flatMap((persona) =>
    persona.examples.map(({ input }, at) => {
      const mainKey = Object.keys(persona.inputs)[0] ?? "";
      return { id: persona.id, at: at + 1, asked: { personaId: persona.id, mainKey, input } };
    }),
  );

  test.each(asks)("$id, example $at, on the command line", async ({ id, asked }) => {
    using folder = tmpFolder();
    const line = commandLineSnippet({ ...asked, origin: house.server.url });
    expect(line).toMatch(/^npx facet ask /);
    // Where it is not installed.
    const here = line.replace("npx facet", `"${process.execPath}" "${commandLine}"`);
    const ran = await runProgram(folder.path, ["bash", "-c", here]);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain(firstWords(await newestText(id)));
  });

  test.each(asks)("$id, example $at, by an OpenAI client", async ({ id, asked }) => {
    using folder = tmpFolder();
    mkdirSync(join(folder.path, "node_modules"));
    symlinkSync(
      fileURLToPath(new URL("../../node_modules/openai", import.meta.url)),
      join(folder.path, "node_modules/openai"),
    );
    writeFileSync(join(folder.path, "ask.mjs"), openAiSnippet({ ...asked, origin: house.server.url }));
    const ran = await runProgram(folder.path, [process.execPath, "ask.mjs"]);
    expect(ran).toMatchObject({ code: 0, errors: "" });
    expect(ran.out).toContain(firstWords(await newestText(id)));
  });
});

const commandLine = fileURLToPath(new URL("../../server/command-line/facet.mjs", import.meta.url));

/** Of the answer: these ways may lay the rest out in their own manner. */
function firstWords(text: string): string {
  expect(text).not.toBe("");
  return text.slice(0, 24).trim();
}

/** Of the newest conversation's answer, which has ended well. */
async function newestText(personaId: string): Promise<string> {
  const { conversations } = await house.facet.as("local").conversations.list({ limit: 1 });
  const { messages } = await house.facet.as("local").conversations.get({
    conversationId: conversations[0]?.conversationId ?? "",
  });
  const answer = messages.at(-1);
  expect(answer).toMatchObject({ role: "assistant", status: "done", persona: { id: personaId } });
  return answer?.text ?? "";
}
