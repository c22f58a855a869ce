// The command where it has to find a server by its data folder or starts one, and the typed client over a restart: whole servers.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connect } from "../../server/remote/client.ts";
import { beginFacet, runFacet } from "../support/facet-command.ts";
import { startFacet } from "../support/facet-process.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

/** Of a data folder that nothing else uses. */
const settings = (folder: string, more: Readonly<Record<string, string>> = {}) => ({
  FACET_DATA: join(folder, "data"),
  FACET_CACHE: join(folder, "cache"),
  ...more,
});

describe("without a server", () => {
  test("a command starts one of its own over the same folder, and it is gone with the command", async () => {
    await using model = await startStubModelServer({ text: "Heat moves." });
    using folder = tmpFolder();
    const environment = settings(folder.path, { FACET_MODEL_URL: model.url });
    const asked = await runFacet(["ask", "What is heat?", "-i", "action=ask"], { environment });
    expect(asked).toMatchObject({ code: 0, out: expect.stringContaining("Heat moves.") });
    expect(asked.err).toContain("No Facet is running: one is started for this command");
    expect(existsSync(join(folder.path, "data/address"))).toBe(false);
    const listed = await runFacet(["conversations"], { environment });
    expect(listed.out).toContain("What is heat?");
  });

  test("Ctrl+C stops the run that its own server writes, and what was written is in the folder", async () => {
    await using model = await startStubModelServer({ tokens: 10_000, tokensPerSecond: 30 });
    using folder = tmpFolder();
    const environment = settings(folder.path, { FACET_MODEL_URL: model.url });
    const asking = beginFacet(["ask", "What is heat?", "-i", "action=ask"], { environment });
    await expect.poll(asking.out, { timeout: 60_000 }).toContain("w0003");
    asking.kill("SIGINT");
    const { code, out } = await asking.ended;
    expect(code).toBe(130);
    const last = await runFacet(["conversations", "--json"], { environment });
    const [conversation] = JSON.parse(last.out) as [{ conversationId: string }];
    const exported = await runFacet(["export", conversation.conversationId, "--format", "markdown"], { environment });
    expect(exported.out).toContain(out.trim().split(" ").slice(0, 4).join(" "));
  });

  test("a server that cannot start says why in one sentence", async () => {
    using folder = tmpFolder();
    writeFileSync(join(folder.path, "data"), "a file, not a folder");
    const { code, out, err } = await runFacet(["conversations"], { environment: settings(folder.path) });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/Facet may not write to .*data/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("with a server of the same folder on any port", () => {
  test("commands find it, doctor looks at it, and reset leaves it alone", async () => {
    await using facet = await startFacet();
    const environment = { FACET_DATA: join(facet.folder, "data"), FACET_CACHE: join(facet.folder, "cache") };
    const listed = await runFacet(["conversations"], { environment });
    expect(listed).toMatchObject({ code: 0, err: expect.stringContaining("There is no conversation yet") });
    const looked = await runFacet(["doctor"], { environment });
    expect(looked.out).toMatch(new RegExp(`^ok +Server: +answers at ${facet.url}$`, "m"));
    expect(looked.out).toMatch(/^ok +Database: +whole \(version \d+\)$/m);
    expect(looked.out).toMatch(/^warn +Model: /m);
    expect(looked.code).toBe(0);
    const reset = await runFacet(["reset", "--yes"], { environment });
    expect(reset).toMatchObject({ code: 1, out: "" });
    expect(reset.err).toMatch(/A Facet is using .*data: stop it, then reset\./);
    expect(existsSync(join(facet.folder, "data/facet.db"))).toBe(true);
    await facet.kill("SIGKILL");
    // The address of a dead server is believed by nobody.
    const after = await runFacet(["conversations"], { environment });
    expect(after.err).toContain("one is started for this command");
  });
});

test("a program that follows a run hears every event once and its end, though the server was killed and started anew", async () => {
  await using model = await startStubModelServer({ tokens: 60, tokensPerSecond: 30 });
  await using facet = await startFacet({ modelUrl: model.url });
  const asking = await connect({ url: facet.url }).ask("guide", { question: "What is heat?", action: "ask" });
  const types: string[] = [];
  let killed: Promise<void> | null = null;
  for await (const event of asking) {
    types.push(event.type);
    if (event.type === "text-delta") killed ??= facet.kill("SIGKILL").then(() => facet.restart());
  }
  await killed;
  expect(killed).not.toBeNull();
  expect(types.filter((type) => type === "run-resumed")).toHaveLength(1);
  expect(types.filter((type) => type === "run-end")).toHaveLength(1);
  const answer = await asking.answer();
  expect(answer).toMatchObject({ status: "done", text: expect.stringContaining("w0060") });
});

describe("reset", () => {
  test("shows what goes, asks for --yes where nobody can answer, keeps weights and what is not Facet's", async () => {
    using folder = tmpFolder();
    const environment = settings(folder.path);
    await runFacet(["conversations"], { environment });
    const data = join(folder.path, "data");
    writeFileSync(join(data, "thesis.txt"), "mine");
    mkdirSync(join(folder.path, "cache/models"), { recursive: true });
    writeFileSync(join(folder.path, "cache/models/weights"), "12345");
    const unsure = await runFacet(["reset"], { environment });
    expect(unsure).toMatchObject({ code: 2, err: expect.stringMatching(/KB +conversations[\s\S]*say --yes/) });
    expect(existsSync(join(data, "facet.db"))).toBe(true);
    expect(await runFacet(["reset", "--yes"], { environment })).toMatchObject({ code: 0 });
    expect(readdirSync(data).toSorted()).toEqual(["lock", "thesis.txt"]);
    expect(readFileSync(join(folder.path, "cache/models/weights"), "utf8")).toBe("12345");
    await runFacet(["reset", "--yes", "--weights"], { environment });
    expect(existsSync(join(folder.path, "cache/models"))).toBe(false);
    expect(await runFacet(["reset", "--yes"], { environment })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/holds no data of Facet/),
    });
  });
});

describe("doctor without a server", () => {
  test("names a damaged database and a model server that is not there, and ends with 1", async () => {
    using folder = tmpFolder();
    const environment = settings(folder.path, { FACET_MODEL_URL: "http://127.0.0.1:9/v1", FACET_PORT: "0" });
    mkdirSync(join(folder.path, "data"));
    writeFileSync(
      join(folder.path, "data/facet.db"),
      "this is no database, and long enough to be looked at".repeat(40),
    );
    const { code, out } = await runFacet(["doctor", "--json"], { environment });
    expect(code).toBe(1);
    const findings = JSON.parse(out) as { what: string; state: string; says: string; next?: string }[];
    const of = (what: string) => findings.find((each) => each.what === what);
    expect(of("Database")).toMatchObject({ state: "bad", says: expect.stringContaining("not a database") });
    expect(of("Model")).toMatchObject({ state: "bad", says: expect.stringContaining("nothing answers") });
    for (const finding of findings) expect(finding.state === "ok", finding.what).toBe(finding.next === undefined);
  });
});
