// The list of versions as it goes to the page.
import fc from "fast-check";
import { expect, test } from "vitest";
import { listVersions, versionsIn } from "../../../pipelines/engine/code-version-list.ts";
import type { CodeVersion } from "../../../pipelines/engine/code.ts";

const versionOf = (number: number, texts: readonly string[]): CodeVersion => ({
  versionId: `v${number}`,
  number,
  origin: "edited",
  messageId: "m",
  at: "2026-01-01T00:00:00.000Z",
  title: null,
  files: texts.map((text, at) => ({ name: `${at}.py`, language: "python", text })),
});
const histories = fc.array(fc.array(fc.constantFrom("", "a", "bb", "a much longer text"), { maxLength: 4 }), {
  maxLength: 12,
});

test("a list with room for all gives back the same versions", () => {
  fc.assert(
    fc.property(histories, (all) => {
      const versions = all.map((texts, at) => versionOf(at + 1, texts));
      expect(versionsIn(listVersions(versions, 1e6))).toEqual(versions);
    }),
  );
});

test("whatever the room, the last version is whole, each text stands once, and what was fetched fills the rest", () => {
  fc.assert(
    fc.property(histories, fc.nat(40), (all, room) => {
      const versions = all.map((texts, at) => versionOf(at + 1, texts));
      const list = listVersions(versions, room);
      expect(new Set(list.texts).size).toBe(list.texts.length);
      const known = versionsIn(list);
      expect(known.map(({ number }) => number)).toEqual(versions.map(({ number }) => number));
      expect(known.at(-1)).toEqual(versions.at(-1));
      for (const [at, each] of known.entries()) if (!each.isPartial) expect(each).toEqual(versions[at]);
      const fetched = new Map(versions.map(({ versionId, files }) => [versionId, files]));
      expect(versionsIn(list, fetched)).toEqual(versions);
    }),
  );
});
