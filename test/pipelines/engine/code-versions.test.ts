import fc from "fast-check";
import { expect, test } from "vitest";
import { codeFilesIn, versionBefore, versionsOf } from "../../../pipelines/engine/code-versions.ts";
import type { CodeChange, CodeMessage } from "../../../pipelines/engine/code-versions.ts";
import type { CodeFile } from "../../../pipelines/engine/code.ts";

const file = (text: string, name = "a.py"): CodeFile => ({ name, language: "python", text });
const change = (versionId: string, rest: Partial<CodeChange> = {}): CodeChange => ({
  versionId,
  at: "2026-01-01T00:00:00.000Z",
  origin: "edited",
  title: null,
  fixId: null,
  restores: null,
  files: rest.restores === undefined ? [file(versionId)] : null,
  ...rest,
});
const message = (messageId: string, rest: Partial<CodeMessage> = {}): CodeMessage => ({
  messageId,
  role: messageId.startsWith("q") ? "user" : "assistant",
  at: "2026-01-01T00:00:00.000Z",
  files: null,
  changes: [],
  ...rest,
});
const texts = (branch: readonly CodeMessage[]) => versionsOf(branch).map(({ files }) => files[0]?.text);

test("a question submits, an answer writes and a person changes: each is a version, numbered along the branch", () => {
  const branch = [
    message("q1", { files: [file("one")] }),
    message("a1", { changes: [change("fixed", { origin: "applied", title: "use <=", fixId: "f1" })] }),
    message("q2"),
    message("a2", { files: [file("two")] }),
  ];
  expect(
    versionsOf(branch).map(({ number, origin, messageId, title }) => ({ number, origin, messageId, title })),
  ).toEqual([
    { number: 1, origin: "submitted", messageId: "q1", title: null },
    { number: 2, origin: "applied", messageId: "a1", title: "use <=" },
    { number: 3, origin: "written", messageId: "a2", title: null },
  ]);
});

test("what only repeats the version before it is none: another text, language or file is one", () => {
  const other: CodeFile = { ...file("one"), language: "text" };
  const branch = [[file("one")], [file("one")], [file("two")], [file("one")], [other], [other, file("", "b.py")]].map(
    (files, index) => message(`q${index}`, { files }),
  );
  expect(versionsOf(branch).map(({ messageId }) => messageId)).toEqual(["q0", "q2", "q3", "q4", "q5"]);
});

test("what is stored under `files` is read by its shape: what is none is left out, a missing language is found", () => {
  const odd = [null, 7, "a.py", {}, { name: "x" }, { name: 1, text: "" }, { name: "b.py", text: "x = 1" }];
  expect(codeFilesIn(odd)).toEqual([{ name: "b.py", language: expect.any(String), text: "x = 1" }]);
  for (const none of [null, undefined, "files", {}, [], [[]]]) expect(codeFilesIn(none)).toEqual([]);
  expect(codeFilesIn([{ name: "c", text: "", language: "rust" }])).toMatchObject([{ language: "rust" }]);
  expect(codeFilesIn([{ name: "c", text: "", language: "klingon" }])).not.toMatchObject([{ language: "klingon" }]);
});

test("a step back leads to the version before, steps back follow each other, and a restoration is itself taken back", () => {
  const versions = (changes: readonly CodeChange[]) =>
    versionsOf([message("q1", { files: [file("one")] }), message("a1", { changes })]);
  const back = (changes: readonly CodeChange[]) => versionBefore(versions(changes))?.versionId ?? null;
  const [two, three] = [change("two"), change("three")];
  const undone = (versionId: string, restores: string) => change(versionId, { origin: "undone", restores });
  const restored = (versionId: string, restores: string) => change(versionId, { origin: "restored", restores });
  expect(versionBefore([])).toBeNull();
  expect(back([])).toBeNull();
  expect(back([two])).toBe("q1");
  expect(back([two, three])).toBe("two");
  expect(back([two, three, undone("u1", "two")])).toBe("q1");
  expect(back([two, three, undone("u1", "two"), undone("u2", "q1")])).toBeNull();
  expect(back([two, undone("u1", "q1"), three])).toBe("q1");
  expect(back([two, three, restored("r1", "q1")])).toBe("three");
  expect(back([two, three, restored("r1", "q1"), change("four"), undone("u1", "r1")])).toBe("three");
});

test("a version that names one that is not before it is none, and stops nothing", () => {
  const later = change("r", { origin: "restored", restores: "v" });
  const itself = change("s", { origin: "undone", restores: "s", files: [file("s")] });
  const versions = versionsOf([message("a1", { changes: [later, change("v"), itself] })]);
  expect(versions.map(({ versionId }) => versionId)).toEqual(["v", "s"]);
  expect(versionBefore(versions)?.versionId).toBe("v");
});

test("a change that was made after the branch had gone on belongs to those that go on from it later", () => {
  const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
  const first = message("q1", { files: [file("one")], at: at(0) });
  const answer = message("a1", { at: at(0), changes: [change("two", { at: at(2) })] });
  expect(texts([first, answer])).toEqual(["one", "two"]);
  expect(texts([first, answer, message("q2", { at: at(1) })])).toEqual(["one"]);
  expect(texts([first, answer, message("q3", { at: at(3) })])).toEqual(["one", "two"]);
});

/** A conversation as its tree: each message hangs under one before it. */
const tree = fc
  .array(
    fc.record({
      parent: fc.nat(),
      files: fc.option(fc.constantFrom("a", "b", "c"), { nil: null }),
      changes: fc.array(fc.constantFrom("edited" as const, "applied" as const, "undone" as const), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((seeds) => {
    const parents = seeds.map(({ parent }, index) => (index === 0 ? -1 : (parent % (index + 1)) - 1));
    const messages = seeds.map(({ files, changes }, index) =>
      message(`${index % 2 === 0 ? "q" : "a"}${index}`, {
        files: files === null ? null : [file(files)],
        changes: changes.map((origin, place) =>
          origin === "undone"
            ? change(`${index}.${place}`, { origin, restores: `${index}.${place - 1}` })
            : change(`${index}.${place}`, { origin, fixId: origin === "applied" ? `f${index}.${place}` : null }),
        ),
      }),
    );
    const pathTo = (index: number): number[] => (index < 0 ? [] : [...pathTo(parents[index] ?? -1), index]);
    return messages.map((_, index) => pathTo(index).map((each) => messages[each]!));
  });

test("on any tree a branch holds versions of its own messages alone, each unlike the one before it, and going on changes none", () => {
  fc.assert(
    fc.property(tree, (branches) => {
      for (const branch of branches) {
        const versions = versionsOf(branch);
        const own = new Set(branch.map(({ messageId }) => messageId));
        expect(versions.every(({ messageId }) => own.has(messageId))).toBe(true);
        expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
        const pairs = versions.slice(1).map((version, index) => [versions[index]?.files, version.files] as const);
        for (const [before, after] of pairs) expect(after).not.toEqual(before);
        const order = branch.map(({ messageId }) => messageId);
        const places = versions.map(({ messageId }) => order.indexOf(messageId));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const shorter = versionsOf(branch.slice(0, -1));
        expect(versions.slice(0, shorter.length)).toEqual(shorter);
        const stepsBack = [...steps(versions)];
        expect(stepsBack.length).toBeLessThanOrEqual(versions.length);
      }
    }),
    { numRuns: 300 },
  );
});

/** Every version that going back again and again leads to. */
function* steps(versions: ReturnType<typeof versionsOf>): Generator<string> {
  let all = versions;
  for (let before = versionBefore(all); before !== null; before = versionBefore(all)) {
    yield before.versionId;
    const { versionId: restores, files } = before;
    all = [...all, { ...before, versionId: `u${all.length}`, number: all.length + 1, restores, files, byUndo: true }];
    if (all.length > 100) throw new Error("going back does not end");
  }
}
