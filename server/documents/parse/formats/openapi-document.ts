// An OpenAPI description (2, 3.0, 3.1) as a value whose references are followed within it alone: never to the network, never to the disk.
import { parse } from "yaml";
import { bagOf, textOf } from "./untrusted.ts";
import type { Bag } from "./untrusted.ts";

export interface OpenApi {
  readonly root: Bag;
  /** `2.0`, `3.0.3`, `3.1.0`. */
  readonly version: string;
  /** What a reference points to, through others, and the value itself where it is none; undefined where it leads out of the file or nowhere. */
  readonly follow: (value: unknown) => unknown;
}

/** References of references that are followed: more is a circle. */
const hops = 20;
/** Uses of one YAML anchor: more is a text made to fill the memory. */
const aliases = 1000;

/** Null where the text is no description: JSON first, which YAML reads far slower. */
export function openApiOf(text: string): OpenApi | null {
  const root = bagOf(valueOf(text));
  const version = textOf(root?.["openapi"] ?? root?.["swagger"]);
  if (!root || !/^[23](?:\.\d+){0,2}/.test(version)) return null;
  if (!bagOf(root["paths"]) && !bagOf(root["components"]) && !bagOf(root["webhooks"])) return null;
  return { root, version, follow: (value) => followed(root, value) };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (/^\s*[{[]/.test(text)) return undefined;
  }
  try {
    return parse(text, { maxAliasCount: aliases, uniqueKeys: false, logLevel: "error", prettyErrors: false });
  } catch {
    return undefined;
  }
}

function followed(root: Bag, value: unknown): unknown {
  let at = value;
  for (let hop = 0; hop < hops; hop += 1) {
    const reference = bagOf(at)?.["$ref"];
    if (typeof reference !== "string") return at;
    at = pointedTo(root, reference);
  }
  return undefined;
}

/** RFC 6901, within the document. */
function pointedTo(root: Bag, reference: string): unknown {
  if (reference === "#") return root;
  if (!reference.startsWith("#/")) return undefined;
  let at: unknown = root;
  for (const step of reference.slice(2).split("/")) {
    const key = unescaped(step);
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Bag)[key];
  }
  return at;
}

function unescaped(step: string): string {
  const plain = step.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** The last part of a reference: `Pet` of `#/components/schemas/Pet`, and what an external one says. */
export function referenceName(reference: string): string {
  return unescaped(reference.slice(reference.lastIndexOf("/") + 1)) || reference;
}

export function isExternal(reference: string): boolean {
  return !reference.startsWith("#");
}
