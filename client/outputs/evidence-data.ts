// Gathers what an evidence page shows: the answer, and the picture of each page it cites, fetched from this server.
import type { Citation } from "../../pipelines/engine/documents.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { asText } from "../conversation/main-text.ts";
import { citationsOf } from "../documents/source.ts";
import { pictureKey } from "./evidence.ts";
import type { EvidenceData, PagePicture } from "./evidence.ts";
import { referencesOf } from "./references.ts";

/** Pixels across a page: readable on paper, and some 150 kB each. */
const pictureWidth = 1000;
/** Pages fetched at once. */
const atOnce = 3;

export interface EvidenceSource {
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  readonly question: string;
  readonly model: string | null;
  readonly language: "en" | "de";
  readonly locale: string;
}

export async function gatherEvidence(source: EvidenceSource, signal?: AbortSignal): Promise<EvidenceData> {
  const { answer, persona, question, model, language, locale } = source;
  const citations = citationsOf(answer.outputs, persona);
  const keyOf = (component: string) => persona?.outputs.find((each) => each.component === component)?.key ?? "";
  return {
    language,
    question,
    summary: asText(answer.outputs[keyOf("markdown")]),
    citations,
    references: referencesOf(answer.outputs[keyOf("references")]),
    pictures: await picturesOf(citations, signal),
    model,
    date: new Date().toLocaleDateString(locale, { dateStyle: "long" }),
  };
}

/** One a page. A page whose picture does not come is left out: the evidence page says so. */
async function picturesOf(
  citations: readonly Citation[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, PagePicture>> {
  const wanted = [
    ...new Map(citations.filter((each) => each.boxes.length > 0).map((each) => [pictureKey(each), each])),
  ];
  const found = new Map<string, PagePicture>();
  const next = wanted.values();
  const work = async () => {
    for (const [key, { documentId, page }] of next) {
      const picture = await pictureOf(documentId, page, signal).catch(() => undefined);
      signal?.throwIfAborted();
      if (picture) found.set(key, picture);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

async function pictureOf(documentId: string, page: number, signal: AbortSignal | undefined): Promise<PagePicture> {
  const address = `/documents/${encodeURIComponent(documentId)}/pages/${page}.png?width=${pictureWidth}`;
  const response = await fetch(address, { signal: signal ?? null });
  if (!response.ok) throw new Error(`the picture of page ${page} did not come`);
  const blob = await response.blob();
  const { width, height } = await createImageBitmap(blob);
  return { address: await dataAddress(blob), ratio: width / height };
}

function dataAddress(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
  reader.addEventListener("error", () => reject(reader.error ?? new Error("the picture could not be read")));
  reader.readAsDataURL(blob);
  return promise;
}
