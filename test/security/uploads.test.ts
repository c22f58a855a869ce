// Files that strangers send, over real HTTP with the real parser: each gets its answer of the closed set, the server lives, and nothing stays on the disk that nobody has.
import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { errorStatus } from "../../pipelines/engine/errors.ts";
import type { ErrorCode } from "../../pipelines/engine/errors.ts";
import { bombs } from "../support/hostile-bombs.ts";
import { badPictures, disguised, polyglots } from "../support/hostile-files.ts";
import { listening } from "../support/listening.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";
import { writtenPdf } from "../support/written-pdf.ts";

const limit = 2_000_000;
/** Milliseconds in which a file has to be read or given up: the longest that one page may take, and some. */
const patience = 90_000;
let facet: TestServices;
let url = "";
beforeAll(async () => {
  facet = await openServices({ models: scriptedModels([]), settings: { FACET_UPLOAD_LIMIT: `${limit}` } });
  const server = await listening(facet.services);
  ({ url } = server);
  return async () => {
    await server[Symbol.asyncDispose]();
    await facet[Symbol.asyncDispose]();
  };
});

interface Answer {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
}

/** Over a connection of its own: one that waits while a bomb is made is closed. */
async function put(name: string, body: Uint8Array | string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const path = `${url}/files?name=${encodeURIComponent(name)}`;
  request(path, { method: "PUT", agent: false }, resolve).once("error", reject).end(body);
  const answer = await promise;
  const told = (await json(answer)) as Answer & { readonly error?: { readonly facet: { readonly code: ErrorCode } } };
  return { ...told, status: answer.statusCode ?? 0, code: told.error?.facet.code };
}

/** Bytes on the disk that no row has: what came in part, or was refused. */
function orphans(): readonly string[] {
  const folder = join(facet.folder, "files");
  if (!existsSync(folder)) return [];
  const known = facet.services.store.documents.hashes();
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !known.has(each.name))
    .map((each) => each.name);
}

async function expectAlive(): Promise<void> {
  expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok");
  await expect.poll(orphans).toEqual([]);
}

test.each(disguised)("$what is refused as what it is", async ({ name, bytes, type }) => {
  const { status, code } = await put(name, bytes());
  expect([status, code, type]).toEqual([415, "unsupported-file", type]);
  await expectAlive();
});

test.each(polyglots)("$what is handed out as a file to save, never as a page or a script", async ({ name, bytes }) => {
  const { fileId } = await put(name, bytes());
  const answer = await fetch(`${url}/files/${fileId}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^(?:application\/(?:octet-stream|pdf|zip)|image\/(?:png|gif))$/);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
  expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

test.each(badPictures)("$what becomes no picture", async ({ name, bytes, code }) => {
  const { fileId, status } = await put(name, bytes());
  expect(status).toBe(201);
  const refused = await facet
    .as("local")
    .images.add({ fileId })
    .then(
      () => "added",
      (thrown: { cause?: { data?: { code: string } } }) => thrown.cause?.data?.code,
    );
  expect(refused).toBe(code);
  await expectAlive();
});

test.each(bombs)(
  "$what is read within its limits or refused, and harms nobody",
  { timeout: patience * 2 },
  async ({ name, bytes }) => {
    const { fileId, status, code } = await put(name, bytes());
    if (status !== 201) {
      expect(status).toBe(errorStatus[code ?? "unexpected"]);
      return expectAlive();
    }
    const { documentId } = await facet.as("local").documents.ingest({ fileId });
    const stage = async () => (await facet.as("local").documents.get({ documentId })).stage;
    // Others are served meanwhile.
    const begun = Date.now();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(Date.now() - begun).toBeLessThan(5000);
    await expect.poll(stage, { timeout: patience, interval: 100 }).toMatch(/^(?:ready|failed)$/);
    const document = await facet.as("local").documents.get({ documentId });
    expect(document.error?.code).not.toBe("unexpected");
    const text = await Promise.all(
      document.pages
        .slice(0, 3)
        .map(async ({ page }) => (await facet.as("local").documents.page({ documentId, page })).text),
    );
    expect(text.join("\n")).not.toMatch(/root:|(?:ha){1000}/);
    await facet.as("local").documents.remove({ documentId });
    await expectAlive();
  },
);

test("after all of them a sound file is read as ever", async () => {
  const { fileId } = await put("sound.pdf", writtenPdf(2));
  const { documentId } = await facet.as("local").documents.ingest({ fileId });
  await expect
    .poll(async () => (await facet.as("local").documents.get({ documentId })).stage, { timeout: patience })
    .toBe("ready");
});

test.each([
  ["folders above", "../../../etc/passwd", "passwd"],
  ["folders above, encoded twice", "..%2f..%2fpasswd", "..%2f..%2fpasswd"],
  ["an absolute path", "/etc/cron.d/job.txt", "job.txt"],
  ["a path of Windows", "C:\\Windows\\System32\\drivers\\etc\\hosts.txt", "hosts.txt"],
  ["a share of Windows", "\\\\server\\share\\a.txt", "a.txt"],
  ["a NUL before its ending", "a.txt\0.exe", "a.txt.exe"],
  ["a line of a header", "a.txt\r\nSet-Cookie: x=1", "a.txtSet-Cookie: x=1"],
  ["an ending written backwards", "invoice\u202Etxt.exe", "invoicetxt.exe"],
  ["isolates and marks of direction", "a\u2066b\u2069\u061C\u200F.txt", "ab.txt"],
  ["a name of a device", "CON.txt", "CON.txt"],
  ["a stream of NTFS", "a.txt:hidden:$DATA", "a.txt:hidden:$DATA"],
  ["markup", '"><img src=x onerror=alert(1)>.txt', '"><img src=x onerror=alert(1)>.txt'],
  ["a name of 5,000 letters", `${"ä".repeat(5000)}.txt`, `${"ä".repeat(196)}.txt`],
  ["signs that combine without an end", `a${"\u0301".repeat(5000)}.txt`, expect.stringMatching(/^.{1,200}$/su)],
])("a file called with %s has a harmless name, and lies under its hash", async (_what, given, kept) => {
  const { status, name, fileId } = await put(given, "of it");
  expect([status, name]).toEqual([201, kept]);
  const answer = await fetch(`${url}/files/${fileId}`);
  expect(await answer.text()).toBe("of it");
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename=/);
  const lying = readdirSync(join(facet.folder, "files"), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  expect(lying.filter((each) => !/^[0-9a-f]{64}$/.test(each.name))).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["folders alone", "../"],
  ["a dot", "."],
  ["two dots", ".."],
  ["signs nobody sees", "\u202E\u2066"],
])("a file called %s is refused", async (_what, name) => {
  const { status, code } = await put(name, "x");
  expect([status, code]).toEqual([400, "invalid-input"]);
  await expectAlive();
});

/** A request whose head says what it wants, and what comes is the test's. */
function raw(head: readonly string[], body: string | Buffer, ends = true): Promise<string> {
  const { port, host } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1");
    let told = "";
    socket
      .on("data", (part) => (told += part.toString("latin1")))
      .on("error", () => {})
      .once("close", () => resolve(told));
    socket.write([`PUT /files?name=a.txt HTTP/1.1`, `Host: ${host}`, ...head, "", ""].join("\r\n"));
    socket.write(body);
    if (ends) socket.end();
  });
}

test.each([
  ["more than the limit, said before", [`Content-Length: ${limit + 1}`], Buffer.alloc(1000, "x"), /^HTTP\/1\.1 413 /],
  ["a length that is none", ["Content-Length: many"], "x", /^HTTP\/1\.1 400 /],
  ["a length below nothing", ["Content-Length: -1"], "x", /^HTTP\/1\.1 400 /],
  ["two lengths", ["Content-Length: 1", "Content-Length: 5"], "x", /^HTTP\/1\.1 400 /],
  [
    "a length and pieces, as smugglers send",
    ["Content-Length: 1", "Transfer-Encoding: chunked"],
    "0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    /^HTTP\/1\.1 400 /,
  ],
  ["pieces that are none", ["Transfer-Encoding: chunked"], "zz\r\nx\r\n", /^HTTP\/1\.1 400 /],
  ["less than was said", ["Content-Length: 1000"], "far less", /^(?:HTTP\/1\.1 400 |$)/],
])("a body of %s leaves nothing", async (_what, head, body, answer) => {
  expect(await raw(head, body)).toMatch(answer);
  await expectAlive();
});

test("more than the limit in pieces, with no length said, ends at the limit", async () => {
  const status = await new Promise((resolve, reject) => {
    const call = request(`${url}/files?name=a.txt`, { method: "PUT" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on("error", reject);
    for (let piece = 0; piece < 40; piece += 1) call.write(Buffer.alloc(100_000, "x"));
    call.end();
  });
  expect(status).toBe(413);
  await expectAlive();
});

test("an upload cut in the middle leaves nothing, however many there are at once", async () => {
  const cut = (at: number) =>
    new Promise<void>((resolve) => {
      const call = request(`${url}/files?name=${at}.txt`, { method: "PUT" }).on("error", () => resolve());
      call.write(pictureBytes("alpha.png").subarray(0, 500), () => call.destroy());
      call.once("close", () => resolve());
    });
  await Promise.all(Array.from({ length: 20 }, (_, at) => cut(at)));
  await expectAlive();
});
