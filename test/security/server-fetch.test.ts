// Where the server fetches an address that a person gave (models.add), it never asks a machine of the cloud about itself, however that is written.
import { globSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { openConnection } from "../../server/models/served/connection.ts";
import { openServers } from "../../server/models/served/served-servers.ts";
import type { ResolveName } from "../../server/models/served/url-guard.ts";

/** Addresses, as a person may write them, with the reason they are refused for. */
const refused: readonly (readonly [what: string, url: string, reason: string])[] = [
  ["the metadata of a cloud's machine", "http://169.254.169.254/latest/meta-data/", "refused-address"],
  ["it by another path and port", "https://169.254.169.254:8443/v1", "refused-address"],
  ["it as one decimal number", "http://2852039166/", "refused-address"],
  ["it as one hexadecimal number", "http://0xa9fea9fe/", "refused-address"],
  ["it in octal numbers", "http://0251.0376.0251.0376/", "refused-address"],
  ["it in mixed numbers", "http://0xa9.254.0251.254/", "refused-address"],
  ["it in three parts", "http://169.254.43518/", "refused-address"],
  ["it in full-width digits", "http://１６９.２５４.１６９.２５４/", "refused-address"],
  ["it with ideographic dots", "http://169。254。169。254/", "refused-address"],
  ["it with encoded digits", "http://%31%36%39.254.169.254/", "refused-address"],
  ["it with a dot at the end", "http://169.254.169.254./", "refused-address"],
  ["it mapped into IPv6", "http://[::ffff:169.254.169.254]/", "refused-address"],
  ["it mapped into IPv6, in hexadecimal", "http://[::ffff:a9fe:a9fe]/", "refused-address"],
  ["it mapped into IPv6, written out", "http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "refused-address"],
  ["it inside IPv6 in the old way", "http://[::169.254.169.254]/", "refused-address"],
  ["it translated (SIIT)", "http://[::ffff:0:169.254.169.254]/", "refused-address"],
  ["it through NAT64", "http://[64:ff9b::a9fe:a9fe]/", "refused-address"],
  ["it through a local NAT64", "http://[64:ff9b:1::a9fe:a9fe]/", "refused-address"],
  ["it through 6to4", "http://[2002:a9fe:a9fe::1]/", "refused-address"],
  ["it through Teredo", "http://[2001:0:53aa:64c::5601:5601]/", "refused-address"],
  ["containers of AWS", "http://169.254.170.2/v2/credentials", "refused-address"],
  ["AWS over IPv6", "http://[fd00:ec2::254]/", "refused-address"],
  ["a pod of AWS over IPv6", "http://[fd00:ec2::23]/v1/credentials", "refused-address"],
  ["Google Cloud over IPv6", "http://[fd20:ce::254]/", "refused-address"],
  ["Scaleway over IPv6", "http://[fd00:42::42]/", "refused-address"],
  ["Alibaba Cloud", "http://100.100.100.200/", "refused-address"],
  ["Oracle Cloud", "http://192.0.0.192/", "refused-address"],
  ["Azure's wire server", "http://168.63.129.16/machine", "refused-address"],
  ["a neighbour by its link", "http://[fe80::1]:8000/", "refused-address"],
  ["no host", "http://0.0.0.0:8000/", "refused-address"],
  ["no host, in short", "http://0/", "refused-address"],
  ["no host, in IPv6", "http://[::]:8000/", "refused-address"],
  ["everyone", "http://255.255.255.255/", "refused-address"],
  ["a group", "http://[ff02::1]/", "refused-address"],
  ["a name before an address", "http://example.org@169.254.169.254/", "key-in-url"],
  ["a name and a password", "http://person:secret@127.0.0.1:8000/v1", "key-in-url"],
  ["a name with an encoded sign", "http://127.0.0.1%40169.254.169.254/", "no-url"],
  ["a file", "file:///etc/passwd", "no-url"],
  ["a file of a host", "file://127.0.0.1/etc/passwd", "no-url"],
  ["a gopher", "gopher://127.0.0.1:6379/_INFO", "no-url"],
  ["FTP", "ftp://127.0.0.1/", "no-url"],
  ["contents", "data:application/json,{}", "no-url"],
  ["a script", "javascript:alert(1)", "no-url"],
  ["a socket of Unix", "unix:/var/run/docker.sock", "no-url"],
  ["a web socket", "ws://127.0.0.1/", "no-url"],
  ["nothing", "", "no-url"],
];

const settings = new Map<string, unknown>();
function opened() {
  const servers = openServers({
    settings: {
      get: <T>(_owner: string, key: string) => settings.get(key) as T | undefined,
      set: (_owner, key, value) => void settings.set(key, value),
    },
    keys: { get: () => null, set: () => {} },
    log: pino({ level: "silent" }),
  });
  onTestFinished(() => servers[Symbol.dispose]());
  return servers;
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (thrown: unknown) => (thrown instanceof FacetError ? thrown.data : thrown),
  );

test.each(refused)("%s is refused before anything is sent: %s", async (_what, url, reason) => {
  const servers = opened();
  expect(await failureOf(servers.add({ url }))).toMatchObject({
    code: "invalid-input",
    facts: { field: "url", reason },
  });
  expect(servers.list()).toEqual([]);
});

async function serving(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const get = { method: "GET", firstByteMs: 5000 } as const;

test.each([301, 302, 303, 307, 308])(
  "a server that sends on to the metadata with %i is not followed",
  async (status) => {
    const port = await serving((_request, response) =>
      response.writeHead(status, { location: "http://[::ffff:a9fe:a9fe]/latest/meta-data/" }).end(),
    );
    using connection = openConnection();
    const failure = await failureOf(connection.ask(`http://127.0.0.1:${port}/v1/models`, get));
    expect(failure).toMatchObject({ code: "invalid-input", facts: { reason: "refused-address" } });
  },
);

test.each([
  ["to a file", "file:///etc/passwd", "no-url"],
  ["with a password", "http://a:b@127.0.0.1/", "key-in-url"],
])("a server that sends on %s is not followed", async (_how, location, reason) => {
  const port = await serving((_request, response) => response.writeHead(302, { location }).end());
  using connection = openConnection();
  const failure = await failureOf(connection.ask(`http://127.0.0.1:${port}/v1/models`, get));
  expect(failure).toMatchObject({ code: "invalid-input", facts: { reason } });
});

test("a prompt is never sent on, wherever a server points", async () => {
  let arrived = 0;
  const elsewhere = await serving((_request, response) => {
    arrived += 1;
    response.end();
  });
  const port = await serving((_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${elsewhere}/` }).end(),
  );
  using connection = openConnection();
  const answer = await connection.ask(`http://127.0.0.1:${port}/v1/chat/completions`, { method: "POST", body: "{}" });
  expect([answer.statusCode, arrived]).toEqual([307, 0]);
});

/** A name server that gives these addresses, one after the other. */
const resolving = (...answers: readonly string[][]): ResolveName & { asked: number } => {
  const resolve: ResolveName & { asked: number } = (_host, _options, callback) => {
    const addresses = answers[Math.min(resolve.asked, answers.length - 1)] ?? [];
    resolve.asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  resolve.asked = 0;
  return resolve;
};

test.each([
  ["of the metadata", ["169.254.169.254"]],
  ["of the metadata inside IPv6", ["::ffff:169.254.169.254"]],
  ["of no host", ["0.0.0.0"]],
  ["none", []],
])("a name with the address %s is not connected to", async (_what, addresses) => {
  using connection = openConnection(resolving(addresses));
  const failure = await failureOf(connection.ask("http://models.example/v1/models", get));
  expect(failure).toMatchObject({ code: "invalid-input", facts: { field: "url" } });
});

test("a name that is led to another address between two requests is judged each time, and connected to where it was judged", async () => {
  let arrived = 0;
  const port = await serving((_request, response) => {
    arrived += 1;
    response.setHeader("connection", "close").end("here");
  });
  const resolve = resolving(["169.254.169.254", "127.0.0.1"], ["169.254.169.254"]);
  using connection = openConnection(resolve);
  const url = `http://models.example:${port}/v1/models`;
  expect((await connection.ask(url, get)).statusCode).toBe(200);
  expect([arrived, resolve.asked]).toEqual([1, 1]);
  expect(await failureOf(connection.ask(url, get))).toMatchObject({ facts: { reason: "refused-address" } });
  expect([arrived, resolve.asked]).toEqual([1, 2]);
});

test.each(["127.0.0.1", "[::1]", "10.0.0.7", "192.168.1.20", "172.16.3.4", "[fd12:3456::1]", "100.64.0.1"])(
  "a model server on this machine or in the person's own network may be named: %s",
  async (host) => {
    // Port 9 answers nobody: what matters is that it was let through to be asked.
    const failure = await failureOf(opened().add({ url: `http://${host}:9/v1` }, AbortSignal.timeout(300)));
    expect(failure).not.toMatchObject({ code: "invalid-input" });
  },
);

/** Every module of the server that begins a connection, with who names the address. A new one belongs here, and through the guard where a person names it. */
const connecting: Readonly<Record<string, string>> = {
  "models/served/connection.ts": "a person (models.add): guarded",
  "auth/issuer.ts": "the settings (FACET_OIDC_ISSUER)",
  "models/weights/hub-request.ts": "the settings (FACET_HUB_URL) and where the hub keeps its files",
  "processes/answers-ok.ts": "the settings (CHROMA_URL), or its own child on loopback",
  "remote/open-client.ts": "whoever runs the command line",
  "command-line/plain-fetch.ts": "whoever runs the command line",
  "command-line/doctor/parts.ts": "the settings, on the command line",
  "mcp/post-message.ts": "whoever runs the command line",
  "mcp/bridge-session.ts": "whoever runs the command line",
};

test("no other module of the server connects to anywhere", () => {
  const root = fileURLToPath(new URL("../../server/", import.meta.url));
  const imports =
    /import (?!type)[^;]*\b(?:Agent|request|get|connect|createConnection|Socket)\b[^;]*from "node:(?:https?|http2|net|tls|dgram)"|from "(?:undici|axios|got|node-fetch|ws)"/;
  const fetches = /(?<![.\w])fetch\(/;
  const connects = (text: string) =>
    imports.test(text) ||
    (fetches.test(text.replaceAll(/^\s*\/\/.*$/gm, "")) && !/\bconst fetch\b|async fetch\(/.test(text));
  const found = globSync("**/*.ts", { cwd: root }).filter(
    (path) => !path.startsWith("sandbox/") && connects(readFileSync(root + path, "utf8")),
  );
  expect(found.toSorted()).toEqual(Object.keys(connecting).toSorted());
});
