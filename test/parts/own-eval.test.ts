// facet eval as a person runs it: a real document, the embedded model, real vectors; a small share of the questions.
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { connect } from "../../server/remote/client.ts";
import { runFacet } from "../support/facet-command.ts";
import { startFacet } from "../support/facet-process.ts";
import { realWeights } from "../support/real-weights.ts";

const paper = fileURLToPath(new URL("../data/papers/python-curriculum.pdf", import.meta.url));

interface Report {
  readonly model: string;
  readonly whole: boolean;
  readonly documents: readonly { readonly name: string; readonly pages: number }[];
  readonly scores: readonly { readonly measure: string; readonly hits: number; readonly all: number }[];
  readonly misses: readonly { readonly question: string; readonly came: string }[];
}

test("a person's own paper and model are measured: what is cited is really there, and nothing is left behind", async () => {
  const weights = ["qwen2.5-coder-0.5b-instruct", "bge-small-en-v1.5", "ms-marco-minilm-l12"];
  for (const entry of weights) await realWeights(entry);
  await using facet = await startFacet({ environment: { FACET_CACHE: loadConfig(process.env).FACET_CACHE } });
  const { api } = connect({ url: facet.url });
  await expect
    .poll(
      async () =>
        (await api.models.list.query()).models.find(({ role, selected }) => role === "chat" && selected)?.state,
      {
        timeout: 100_000,
      },
    )
    .toMatch(/ready|idle/);
  const { code, out, err } = await runFacet(["eval", paper, "--share", "0.1", "--json", "--url", facet.url]);
  expect(code, err).toBe(0);
  const report = JSON.parse(out) as Report;
  expect(report).toMatchObject({ whole: true, documents: [{ name: "python-curriculum.pdf" }] });
  expect(report.model).toContain("qwen2.5-coder-0.5b");
  const score = Object.fromEntries(report.scores.map((each) => [each.measure, each]));
  expect(score["answered"]?.all).toBe(4);
  expect(score["cited"]?.hits, JSON.stringify(report.misses)).toBeGreaterThan(0);
  // Code locates quotes, whatever the model is.
  expect(score["drawn"]?.all).toBeGreaterThan(0);
  expect(score["drawn"]?.hits).toBe(score["drawn"]?.all);
  expect(score["refused"]).toMatchObject({ hits: 2, all: 2 });
  expect(score["recalled"]?.all).toBe(1);
  expect((await api.conversations.list.query()).total).toBe(0);
  expect((await api.documents.list.query()).documents).toEqual([]);
}, 600_000);
