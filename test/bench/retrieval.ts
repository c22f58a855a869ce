// How long finding passages takes, before they are reranked: the words of a real SQLite file, the vectors of a real Chroma, the query really embedded.
import { setTimeout } from "node:timers/promises";
import { join } from "node:path";
import { pino } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import { retrieve } from "../../pipelines/steps/retrieve.ts";
import { loadConfig } from "../../server/config.ts";
import { collectionOf, scopedDocuments } from "../../server/documents/scoped.ts";
import { OnnxEngine } from "../../server/models/onnx/onnx-engine.ts";
import type { ModelEntry } from "../../server/models/registry.ts";
import type { FacetStore } from "../../server/store/facet-store.ts";
import { openStore } from "../../server/store/open-store.ts";
import { openVectors } from "../../server/vectors/open-vectors.ts";
import { realFile } from "../support/real-weights.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { times } from "./bench.ts";
import type { Bench, Report, Scale } from "./bench.ts";
import { percentile, randomOf } from "./statistics.ts";
import { syntheticText } from "./synthetic-text.ts";
import type { SyntheticText } from "./synthetic-text.ts";

const owner = "local";
const embedder = "sha256:bench";
const sizes = [
  { passages: 10_000, barMs: 50 },
  { passages: 100_000, barMs: 300 },
] as const;
const perDocument = 250;
const perPage = 3;
/** More characters than a passage has. */
const charactersApart = 3000;
const fullQueries = 200;
/** Documents of the narrow scope. */
const inScope = 10;

/** Fills store and vectors up to so many passages. */
async function fill(count: number, from: number, { store, index, text }: Filled): Promise<void> {
  for (let first = from; first < count; first += perDocument) {
    const name = `report-${first}.pdf`;
    const file = store.documents.addFile(owner, { sha256: name, name, bytes: 1, mediaType: "application/pdf" });
    const { documentId } = store.documents.add(owner, { file, name });
    const made = Array.from({ length: Math.min(perDocument, count - first) }, (_, at) => {
      const page = Math.floor(at / perPage) + 1;
      const { words, vector } = text.passage();
      const start = (at % perPage) * charactersApart;
      const passage = { passageId: `${documentId}-${at}`, page, start, end: start + words.length, text: words };
      return { passage: { ...passage, kind: "text" as const, section: null, heading: `${name} › p. ${page}` }, vector };
    });
    const pages = [...new Set(made.map(({ passage }) => passage.page))].map((page) => ({
      page,
      state: "text" as const,
      text: "",
      words: [],
      width: 0,
      height: 0,
      section: null,
    }));
    store.documents.putPages(
      documentId,
      pages,
      made.map(({ passage }) => passage),
    );
    store.documents.setProgress(documentId, { stage: "ready" });
    const records = made.map(({ passage: { passageId }, vector }) => ({
      id: passageId,
      vector,
      metadata: { documentId },
    }));
    await index.add(collectionOf(owner, embedder), records);
  }
}

interface Filled {
  readonly store: FacetStore;
  readonly index: VectorIndex;
  readonly text: SyntheticText;
}

/** Milliseconds of each retrieval, and how many went by meaning too. */
async function measureRetrieval(
  counts: readonly number[],
  queries: number,
  { seed }: Pick<Scale, "seed">,
  onSize: (passages: number, scope: "all" | "ten documents", ms: readonly number[], byMeaning: number) => void,
): Promise<void> {
  using folder = tmpFolder();
  const log = pino({ level: "silent" });
  await using engine = new OnnxEngine({ log, threads: 1 });
  const file = await realFile("bge-small-en-v1.5", ".onnx");
  await using vectors = openVectors({ config: loadConfig({ ...process.env, FACET_DATA: folder.path }), log });
  const store = openStore(join(folder.path, "facet.db"), () => ({}));
  try {
    const text = syntheticText(randomOf(seed));
    await vectors.index.count("any");
    const models = {
      // The question is embedded for its time; its vector is one that has neighbours among the made ones.
      embed: async (texts: readonly string[]) => {
        await engine.embed(file, texts, "query");
        return texts.map(() => text.vector());
      },
      rerank: async () => {
        throw new FacetError("model-missing", { reason: "not-fetched", name: "reranker" });
      },
      list: () => [{ modelId: embedder, role: "embed" } as ModelEntry],
    };
    let filled = 0;
    for (const count of counts) {
      await fill(count, filled, { store, index: vectors.index, text });
      filled = count;
      const all = store.documents.list(owner).map(({ documentId }) => documentId);
      for (const scope of ["all", "ten documents"] as const) {
        const documentIds = scope === "all" ? all : all.slice(0, inScope);
        const documents = scopedDocuments({ store: store.documents, models, vectors }, owner, { documentIds });
        const took: number[] = [];
        let byMeaning = 0;
        for (let query = -5; query < queries; query += 1) {
          const began = performance.now();
          const asked = [{ text: text.question(), weight: 1 }];
          const { ways } = await retrieve({ queries: asked, k: 8 }, documents);
          // The first ones warm what a running server has warm.
          if (query < 0) continue;
          took.push(performance.now() - began);
          if (ways.includes("meaning")) byMeaning += 1;
          await setTimeout(1);
        }
        onSize(count, scope, took, byMeaning);
      }
    }
  } finally {
    store.close();
  }
}

export const retrieval: Bench = {
  name: "retrieval",
  run: async (scale, report: Report) => {
    const counts = sizes.map(({ passages }) => times(passages, scale));
    await measureRetrieval(counts, times(fullQueries, scale), scale, (passages, scope, ms, byMeaning) => {
      const barMs = sizes[counts.indexOf(passages)]?.barMs ?? Infinity;
      const [half, most] = [0.5, 0.95].map((at) => percentile(ms, at));
      const isWhole = byMeaning === ms.length;
      report({
        measure: `retrieval before reranking, ${passages} passages, ${scope}`,
        figure: `p50 ${half?.toFixed(1)} ms, p95 ${most?.toFixed(1)} ms${isWhole ? "" : `, only ${byMeaning} of ${ms.length} by meaning`}`,
        bar: scope === "all" ? `p95 ≤ ${barMs} ms` : "",
        met: scope === "all" ? isWhole && (most ?? Infinity) <= barMs : null,
      });
    });
  },
};
