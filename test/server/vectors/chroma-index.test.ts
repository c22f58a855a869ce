// What Chroma is asked for, seen from a server in its place; test/parts/vectors.test.ts has the real one.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { chromaIndex } from "../../../server/vectors/chroma-index.ts";

/** Answers every search with `found`, and keeps what was asked. */
async function standIn(found: object): Promise<{ readonly url: string; readonly asked: unknown[] }> {
  const asked: unknown[] = [];
  const collection = {
    id: "c1",
    name: "kept",
    metadata: null,
    configuration_json: {},
    dimension: 2,
    database: "d",
    tenant: "t",
  };
  const server = createServer(async (request, response) => {
    const isSearch = request.url?.endsWith("/query") === true;
    if (isSearch) asked.push(await json(request));
    response.setHeader("content-type", "application/json").end(JSON.stringify(isSearch ? found : collection));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test("a hit without a distance is none", async () => {
  const { url } = await standIn({ ids: [["far", "lost"]], distances: [[0.25, null]], include: ["distances"] });
  expect(await chromaIndex(url).search("kept", [1, 0], 5)).toEqual([{ id: "far", score: 0.75 }]);
});

test("a search asks for ids and distances alone: texts and names are in the store, and take Chroma as long to read as the search", async () => {
  const { url, asked } = await standIn({ ids: [["a"]], distances: [[0]], include: ["distances"] });
  await chromaIndex(url).search("kept", [1, 0], 5, { documentId: ["d1"] });
  expect(asked).toEqual([
    expect.objectContaining({ include: ["distances"], n_results: 5, where: { documentId: { $in: ["d1"] } } }),
  ]);
});
