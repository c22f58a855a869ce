import fc from "fast-check";
import { expect, test } from "vitest";
import { toolsOf } from "../../../server/mcp/mcp-server.ts";
import { openMcp } from "../../support/mcp-client.ts";
import { older } from "../../support/mcp-raw.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const tools = toolsOf({ owner: "local", key: null }).map(({ name, input }) => ({
  name,
  fields: Object.keys(input["properties"] ?? {}),
}));
const someId = fc.constantFrom("new", "unknown", "", "../x", "%00", "x".repeat(65));
/** Values of any type under the names a tool knows, and some it does not. */
const callOf = fc.constantFrom(...tools).chain(({ name, fields }) =>
  fc.record({
    name: fc.constant(name),
    arguments: fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.dictionary(fc.constantFrom(...fields, "more"), fc.oneof(someId, fc.jsonValue({ maxDepth: 2 }))),
    ),
  }),
);
const params = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
const request = fc.oneof(
  fc.record({ method: fc.constant("tools/call"), params: callOf }),
  fc.record({
    method: fc.constantFrom("resources/read", "initialize", "logging/setLevel", "completion/complete", "ping"),
    params: fc.oneof(
      params,
      fc.record({
        uri: fc.oneof(
          fc.webUrl(),
          someId.map((id) => `facet://documents/${id}`),
        ),
      }),
    ),
  }),
);
const envelope = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "fuzz", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

test("whatever is sent in whichever era, the answer is JSON-RPC, no status is a fault of the server, and nothing is logged as one", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "Yes." })) });
  const faults: unknown[] = [];
  const log = Object.assign(Object.create(facet.services.log) as typeof facet.services.log, {
    error: (...said: unknown[]) => void faults.push(said),
  });
  const { url } = await openMcp({ ...facet.services, log });
  const send = async (body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const init = { method: "POST", headers: { ...older, ...headers }, body: JSON.stringify(body) };
    const response = await fetch(`${url}/mcp`, init);
    const text = await response.text();
    expect(response.status, text).toBeLessThan(500);
    if (response.status !== 202) expect(text).toContain('"jsonrpc":"2.0"');
    expect(text).not.toMatch(/node_modules|\.ts:\d/);
  };
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), request, async (anything, { method, params: given }) => {
      const message = { jsonrpc: "2.0", id: 1, method, params: given };
      await send(anything);
      await send(message);
      const named = "name" in given && typeof given.name === "string" ? { "mcp-name": given.name } : {};
      const modern = { ...message, params: { ...given, _meta: envelope } };
      await send(modern, { "mcp-protocol-version": "2026-07-28", "mcp-method": method, ...named });
    }),
    { numRuns: 100 },
  );
  expect(faults).toEqual([]);
});
