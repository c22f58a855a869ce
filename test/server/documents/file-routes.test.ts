import { readdirSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../../server/config.ts";
import { scriptedParser } from "../../support/ingesting.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

async function open(settings: Readonly<Record<string, string>> = {}) {
  const drawn: string[] = [];
  const parser = {
    ...scriptedParser({ "a.pdf": { pages: ["The moon.", "The sun."] } }),
    draw: async ({ name }: { name: string }, page: number, width: number) => {
      drawn.push(`${name} ${page} ${width}`);
      return Buffer.from(`picture ${drawn.length}`);
    },
  };
  const facet = await openServices({ models: scriptedModels([]), parser, settings });
  const server = await listening(facet.services);
  const left = () =>
    readdirSync(join(facet.folder, "files"), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const put = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { method: "PUT", body, headers });
  return {
    ...facet,
    url: server.url,
    drawn,
    left,
    put,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await facet[Symbol.asyncDispose]();
    },
  };
}

const facetOf = async (answer: Response) =>
  ((await answer.json()) as { error: { message: string; facet: { code: string } } }).error.facet;
const pdf = "%PDF-1.7\nx";

test.each<[claim: string, path: string, body: string, headers: Record<string, string>, status: number, code: string]>([
  ["without a name", "/files", "x", {}, 400, "invalid-input"],
  ["with two names", "/files?name=a&name=b", "x", {}, 400, "invalid-input"],
  ["of a kind that cannot be read", "/files?name=a.mp3", "ID3\x03\0\0\0\0\0\0", {}, 415, "unsupported-file"],
  ["that is too large", "/files?name=a.txt", "x".repeat(1001), {}, 413, "too-large"],
  ["from another site's page", "/files?name=a.txt", "x", { origin: "https://evil.example" }, 403, "forbidden"],
])(
  "a file %s is refused with its reason, and nothing of it stays",
  async (...[, path, body, headers, status, code]) => {
    await using facet = await open({ FACET_UPLOAD_LIMIT: "1 kB" });
    const answer = await facet.put(path, body, headers);
    expect([answer.status, await facetOf(answer)]).toEqual([status, expect.objectContaining({ code })]);
    expect(facet.left()).toEqual([]);
  },
);

test("a file sent in pieces, with no length or a false one, stops at the limit and is told so", async () => {
  await using facet = await open({ FACET_UPLOAD_LIMIT: "1 kB" });
  const { hostname, port } = new URL(facet.url);
  const status = await new Promise((resolve, reject) => {
    const call = request({ hostname, port, path: "/files?name=a.txt", method: "PUT" }, (answer) =>
      resolve(answer.statusCode),
    );
    call.on("error", reject);
    for (let piece = 0; piece < 50; piece += 1) call.write("x".repeat(100));
    call.end();
  });
  expect(status).toBe(413);
  const socket = connect(Number(port), hostname);
  socket.end(`PUT /files?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 900\r\n\r\nfar less`);
  await new Promise((resolve) => socket.on("close", resolve).resume());
  await expect.poll(facet.left).toEqual([]);
  expect((await fetch(`${facet.url}/healthz`)).status).toBe(200);
});

test("an upload whose sender goes away leaves nothing", async () => {
  await using facet = await open();
  const { hostname, port } = new URL(facet.url);
  const call = request({ hostname, port, path: "/files?name=a.txt", method: "PUT" }).on("error", () => {});
  call.write("the beginning");
  await expect.poll(() => facet.left().length).toBe(1);
  call.destroy();
  await expect.poll(facet.left).toEqual([]);
});

test("nobody reaches a file or a page of someone else, or without a name where names are asked for", async () => {
  await using facet = await open();
  const { fileId } = (await (await facet.put("/files?name=a.pdf", pdf)).json()) as { fileId: string };
  const { documentId } = await facet.as("local").documents.ingest({ fileId });
  Object.assign(facet.services, { config: loadConfig({ FACET_DATA: facet.folder, FACET_AUTH: "proxy-header" }) });
  for (const path of [`/files/${fileId}`, `/documents/${documentId}/pages/1.png`]) {
    expect((await fetch(facet.url + path)).status).toBe(403);
    expect((await fetch(facet.url + path, { headers: { "x-forwarded-user": "eve" } })).status).toBe(404);
  }
  expect((await facet.put("/files?name=b.txt", "x")).status).toBe(403);
});

test("a file comes back as it was sent: whole, in a part, or not again when it is known, and never as something to run", async () => {
  await using facet = await open();
  const html = "<!doctype html><script>alert(1)</script>";
  const sent = await facet.put(`/files?name=${encodeURIComponent('Bücher "neu".html')}`, html);
  expect(sent.status).toBe(201);
  const file = (await sent.json()) as { fileId: string };
  expect(file).toMatchObject({ name: 'Bücher "neu".html', bytes: html.length, mediaType: "text/html" });
  const url = `${facet.url}/files/${file.fileId}`;
  const whole = await fetch(url);
  expect(await whole.text()).toBe(html);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="B?cher \\"neu\\".html"; filename*=UTF-8''B%C3%BCcher%20%22neu%22.html`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
  });
  const part = await fetch(url, { headers: { range: "bytes=2-8" } });
  expect([part.status, await part.text()]).toEqual([206, "doctype"]);
  expect((await fetch(url, { headers: { range: "bytes=900-" } })).status).toBe(416);
  const known = await fetch(url, {
    headers: { "if-none-match": whole.headers.get("etag") ?? "", "cache-control": "max-age=0" },
  });
  expect(known.status).toBe(304);
  expect((await fetch(`${facet.url}/files/unknown`)).status).toBe(404);
});

test("a page is drawn once for a width, kept, and not sent again to who knows it", async () => {
  await using facet = await open();
  const { fileId } = (await (await facet.put("/files?name=a.pdf", pdf)).json()) as { fileId: string };
  const { documentId } = await facet.as("local").documents.ingest({ fileId });
  await expect.poll(async () => (await facet.as("local").documents.get({ documentId })).stage).toBe("ready");
  const at = (path: string, headers = {}) => fetch(`${facet.url}/documents/${documentId}/pages/${path}`, { headers });
  const first = await at("2.png?width=800");
  expect([first.status, first.headers.get("content-type"), await first.text()]).toEqual([
    200,
    "image/png",
    "picture 1",
  ]);
  expect(await (await at("2.png?width=800")).text()).toBe("picture 1");
  const tag = first.headers.get("etag") ?? "";
  expect((await at("2.png?width=800", { "if-none-match": tag })).status).toBe(304);
  expect(await (await at("2.png?width=99999")).text()).toBe("picture 2");
  await at("1.png");
  expect(facet.drawn).toEqual(["a.pdf 2 800", "a.pdf 2 2400", "a.pdf 1 1200"]);
  for (const path of ["3.png", "0.png", "x.png", "1.jpg", "99999999.png"])
    expect((await at(path)).status, path).toBe(404);
  for (const width of ["x", "-5", "1e9x", ""]) expect((await at(`1.png?width=${width}`)).status, width).toBe(400);
  await facet.as("local").documents.remove({ documentId });
  expect((await at("2.png?width=800", { "if-none-match": tag })).status).toBe(404);
});
