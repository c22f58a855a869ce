// Large files through the real server in a process of its own: its memory, and what a killed upload leaves behind.
import { readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startFacet } from "../support/facet-process.ts";

const megabyte = Buffer.from(
  "One line of a very long text that nobody will ever read to its end.\n".repeat(15_000),
).subarray(0, 1_000_000);
const environment = { FACET_OFFLINE: "1" };

async function* megabytes(count: number, onEach: () => void = () => {}) {
  for (let sent = 0; sent < count; sent += 1) {
    onEach();
    yield megabyte;
  }
}

/** Resolves when the memory has stopped to grow for two seconds. */
async function quiet(rssBytes: () => number): Promise<void> {
  for (let last = 0, since = Date.now(); Date.now() - since < 2000;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = rssBytes();
    if (now > last + 1e6) [last, since] = [now, Date.now()];
  }
}

const filesIn = (folder: string) =>
  readdirSync(join(folder, "data", "files"), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());

test("a file of 150 MB goes to the disk, and the server's memory grows by 50 MB at most", async () => {
  await using facet = await startFacet({ environment });
  const send = (count: number, onEach?: () => void) =>
    fetch(`${facet.url}/files?name=long.txt`, {
      method: "PUT",
      body: megabytes(count, onEach) as unknown as ReadableStream,
      duplex: "half",
    } as RequestInit);
  expect((await send(1)).status).toBe(201);
  // What the server loads after its start is no part of it.
  await quiet(facet.rssBytes);
  const before = facet.rssBytes();
  let most = 0;
  const answer = await send(150, () => (most = Math.max(most, facet.rssBytes())));
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ bytes: 150_000_000, mediaType: "text/plain" });
  const grown = (Math.max(most, facet.rssBytes()) - before) / 1e6;
  expect(grown).toBeLessThanOrEqual(50);
  const tooLong = await send(201);
  expect(tooLong.status).toBe(413);
  expect(filesIn(facet.folder)).toHaveLength(2);
});

test("what a killed server had of an upload is gone after the next start, and what was finished is there", async () => {
  await using facet = await startFacet({ environment });
  const put = (name: string) => request(`${facet.url}/files?name=${name}`, { method: "PUT" }).on("error", () => {});
  const done = put("done.txt");
  const answered = new Promise((resolve) => done.on("response", (answer) => resolve(answer.statusCode)));
  done.end("finished");
  expect(await answered).toBe(201);
  put("cut.txt").write(megabyte);
  await expect.poll(() => filesIn(facet.folder).length).toBe(2);
  await facet.kill("SIGKILL");
  expect(filesIn(facet.folder)).toHaveLength(2);
  await facet.restart();
  await expect.poll(() => filesIn(facet.folder).length).toBe(1);
  const [left] = filesIn(facet.folder);
  expect(statSync(join(left?.parentPath ?? "", left?.name ?? "")).size).toBe("finished".length);
});
