// Titles of layers out of whatever a model wrote for an outline: JSON, a list, or lines.
import { layersAtLeast, layersAtMost } from "../../engine/guide/outline.ts";
import { looseJson } from "../creator/loose-json.ts";
import { wordsIn } from "../claims-text.ts";
import { withoutTokens } from "./clean-prose.ts";

interface ReadOutline {
  /** Null where the model named none. */
  readonly topic: string | null;
  readonly titles: readonly string[];
}

const titleWords = 12;
const titleCharacters = 90;
const listed = /^\s*(?:\(?\d{1,2}[.):]|[-*•–])\s+(?<title>\S.*)$/u;
const chatter =
  /^(?:sure|okay|ok|certainly|of course|here (?:is|are)|here's|the following|outline|lesson titles?|titles?|gerne|klar|natürlich|hier (?:ist|sind)|gliederung|titel|thema|topic)\b[^.]*:?$/iu;

/** Null where there are too few to be a path. */
export function readOutline(said: string): ReadOutline | null {
  const json = looseJson(said)?.value as { readonly topic?: unknown; readonly layers?: unknown } | undefined;
  const given = Array.isArray(json?.layers) ? json.layers.flatMap(titleIn) : [];
  const titles = given.length > 0 ? cleaned(given) : cleaned(linesOf(said).filter((line) => !chatter.test(line)));
  if (titles.length < layersAtLeast) return null;
  const topic = typeof json?.topic === "string" ? cleanTitle(json.topic) : null;
  return { topic: topic === "" ? null : topic, titles };
}

/** A model that is not held to the schema may write an object around each title. */
function titleIn(layer: unknown): string[] {
  if (typeof layer === "string") return [layer];
  const { title } = (layer ?? {}) as { readonly title?: unknown };
  return typeof title === "string" ? [title] : [];
}

function linesOf(said: string): string[] {
  const lines = withoutTokens(said).split("\n");
  const items = lines.flatMap((line) => listed.exec(line)?.groups?.["title"] ?? []);
  return items.length >= layersAtLeast ? items : [];
}

function cleaned(given: readonly string[]): string[] {
  const seen = new Set<string>();
  const titles = given.map(cleanTitle).filter((title) => {
    const key = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    if (!/\p{L}{2}/u.test(title) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return titles.slice(0, layersAtMost);
}

function cleanTitle(said: string): string {
  const plain = withoutTokens(said)
    .replace(/^\s*(?:\(?\d{1,2}[.):]|[-*•–#]+)\s+/u, "")
    .replace(/^(?:layer|lesson|step|part|ebene|lektion|schritt|teil)\s*\d+\s*[:.–-]\s*/iu, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`#<>|]+/g, "")
    .replace(/\s+/g, " ")
    .replace(/^["“„'«]+|["”“'»]+$/gu, "")
    .trim();
  // A title with its explanation behind it.
  const short = isLong(plain) ? (plain.split(/\s*[:–—]\s+|\s+-\s+|\.\s+/u, 1)[0] ?? plain) : plain;
  const bare = short.replace(/[.:;,\s]+$/u, "");
  return isLong(bare) ? "" : bare;
}

function isLong(title: string): boolean {
  return title.length > titleCharacters || wordsIn(title) > titleWords;
}
