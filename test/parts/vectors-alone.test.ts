// Chroma is a program of its own, outside the record of connections (test/e2e/security-canary.test.ts): from its start on, whatever is asked of it, it is connected with Facet alone.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { openVectors } from "../../server/vectors/open-vectors.ts";
import { childrenOf } from "../support/child-processes.ts";
import { connectedTo, isThisComputer, placeOf, watchSockets } from "../support/open-sockets.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

/** Milliseconds in which nothing is asked of it: what it would send by itself comes then. */
const restMs = 5000;

test.each([
  ["0100007F:0BB8", "127.0.0.1:3000", true],
  ["0101A8C0:01BB", "192.168.1.1:443", false],
  ["00000000000000000000000001000000:0050", "[0:0:0:0:0:0:0:1]:80", true],
  ["0000000000000000FFFF00000100007F:0050", "127.0.0.1:80", true],
  ["0000000000000000FFFF00000101A8C0:0050", "192.168.1.1:80", false],
  ["B80D0120000000000000000001000000:0035", "[2001:db8:0:0:0:0:0:1]:53", false],
])("the address %s is %s", (written, place, isHere) => {
  expect([placeOf(written), isThisComputer(placeOf(written))]).toEqual([place, isHere]);
});

describe.skipIf(process.platform !== "linux")("what a process is connected to", () => {
  test("is seen, over TCP and UDP", async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const script = `require("net").connect(${port}, "127.0.0.1"); require("dgram").createSocket("udp4").connect(${port}, "127.0.0.2")`;
    const child = spawn(process.execPath, ["-e", script], { stdio: "ignore" });
    await expect.poll(() => connectedTo(child.pid ?? 0).toSorted()).toEqual([`127.0.0.1:${port}`, `127.0.0.2:${port}`]);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    expect(connectedTo(child.pid ?? 0)).toEqual([]);
    server.close();
  });

  test("is Facet alone for a managed Chroma, while it starts, adds, searches, removes and rests; and it is told to send nothing", async () => {
    using folder = tmpFolder();
    const before = new Set(childrenOf(process.pid, "serve-chroma"));
    const find = () => childrenOf(process.pid, "serve-chroma").find((pid) => !before.has(pid));
    using watch = watchSockets(find);
    await using vectors = openVectors({
      config: loadConfig({ FACET_DATA: folder.path }),
      log: pino({ level: "silent" }),
    });
    const { index } = vectors;
    for (let round = 0; round < 10; round += 1) {
      const collection = `round-${round}`;
      const records = Array.from({ length: 50 }, (_, at) => ({
        id: `${at}`,
        vector: [at, round, 1],
        metadata: { owner: "ada" },
      }));
      await index.add(collection, records);
      expect(await index.search(collection, [1, 1, 1], 5, { owner: "ada" })).toHaveLength(5);
      expect(await index.remove(collection, { owner: "ada" })).toBe(50);
    }
    expect(vectors.status()).toMatchObject({ kind: expect.stringMatching(/^managed-/), state: "ready" });
    const environment = readFileSync(`/proc/${find() ?? 0}/environ`, "utf8").split("\0");
    expect(environment).toContain("ANONYMIZED_TELEMETRY=False");
    await setTimeout(restMs);
    // Facet's own connections were seen: so another would have been.
    expect([...watch.seen].length).toBeGreaterThan(0);
    expect(watch.looks()).toBeGreaterThan(100);
    expect([...watch.seen].filter((place) => !isThisComputer(place))).toEqual([]);
  });
});
