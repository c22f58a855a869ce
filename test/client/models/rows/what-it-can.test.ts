import { expect, test } from "vitest";
import { whatItCan } from "../../../../client/models/rows/what-it-can.ts";
import { modelsDe } from "../../../../client/strings/models.de.ts";
import { modelsEn } from "../../../../client/strings/models.en.ts";

const now = Date.parse("2026-01-02T12:00:00Z");
const capabilities = { vision: true, json: true, context: 32_768, usage: true };
const server = { url: "http://127.0.0.1:8000/v1", dialect: "vllm", concurrency: 8 } as const;
const asked = { capabilities, server, state: "ready", probedAt: "2026-01-02T11:57:00Z" } as const;

test("a server's answer to the probe is told in plain words, with how long ago that was", () => {
  expect(whatItCan(asked, now, modelsEn, "en")).toBe(
    "It answers, sees pictures, keeps to JSON, 32k tokens, says what it used, 8 answers at once; asked 3 minutes ago",
  );
  expect(whatItCan({ ...asked, server: { ...server, concurrency: 1 } }, now, modelsDe, "de")).toBe(
    "Antwortet, sieht Bilder, hält sich an JSON, 32k Token, sagt, was es verbraucht hat, eine Antwort auf einmal; gefragt vor 3 Minuten",
  );
});

test("what a server lacks is told too", () => {
  const poor = { vision: false, json: false, context: 512, usage: false };
  const told = whatItCan({ ...asked, capabilities: poor }, now, modelsEn, "en");
  for (const lack of ["sees no pictures", "does not keep to JSON", "512 tokens", "does not say what it used"])
    expect(told).toContain(lack);
});

test("a server that did not answer, or was not asked yet, promises nothing", () => {
  expect(whatItCan({ ...asked, state: "unreachable" }, now, modelsEn, "en")).toBe(
    "It did not answer; asked 3 minutes ago",
  );
  expect(whatItCan({ ...asked, probedAt: null }, now, modelsEn, "en")).toBe("Not asked yet what it can do");
});

test("a model inside Facet is asked nothing: what it can do is known", () => {
  const embedded = { ...asked, server: null, probedAt: null, state: "missing" } as const;
  expect(whatItCan(embedded, now, modelsEn, "en")).toBe("Sees pictures, keeps to JSON, 32k tokens");
});
