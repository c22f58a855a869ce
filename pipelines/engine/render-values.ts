// A persona's values as text for another model: what the page shows as code, tables, quotes and cards, in words.
import type { ComponentName } from "./components.ts";
import type { FieldLook } from "./persona-fields.ts";
import { renderCodeValue } from "./render-code.ts";
import { renderChart, renderCitations, renderReferences, renderTable } from "./render-data.ts";
import { renderGuideValue } from "./render-guide.ts";
import { renderPostValue } from "./render-posts.ts";
import { asList, asRecord, compactJson, fenced, textOf } from "./render-parts.ts";
import { filesTold, toldCode, wholeFile } from "./told-code.ts";

/** How deep lists within lists are followed: an outline has three levels. */
const deepest = 6;

/** Components whose value is said by another field, or changes only how an answer looks. */
const unsaid: ReadonlySet<ComponentName> = new Set(["select", "slider", "toggle", "platforms", "voice", "hidden"]);
const written: ReadonlySet<ComponentName> = new Set(["markdown", "lesson", "textarea"]);

type Looks = Readonly<Record<string, FieldLook>>;

interface Told {
  /** Long code is told whole: for a person's file, not for a model or an index. */
  readonly wholeCode?: boolean;
}

/**
 * The main text first, then every other field under its label. A field without a look, and everything of a persona that is
 * gone, is read by its shape. Never throws, whatever the values are.
 */
export function renderValues(
  values: Readonly<Record<string, unknown>>,
  fields: Looks | undefined,
  told: Told = {},
): string {
  const main = mainField(values, fields);
  const others = keysOf(values, fields).flatMap((key) => {
    if (key === main) return [];
    const look = fields && lookOf(fields, key);
    const text = renderValue(values[key], look?.component, told).trim();
    if (text === "") return [];
    const label = look?.label ?? key;
    return [text.includes("\n") || /^[-[|`]/.test(text) ? `${label}:\n${text}` : `${label}: ${text}`];
  });
  return [...(main === undefined ? [] : [textOf(values[main]).trim()]), ...others].join("\n\n");
}

/** The field whose text stands first and without a label; undefined while none has words. */
export function mainField(values: Readonly<Record<string, unknown>>, fields: Looks | undefined): string | undefined {
  return keysOf(values, fields).find((key) => isMain(values[key], fields && lookOf(fields, key)));
}

function keysOf(values: Readonly<Record<string, unknown>>, fields: Looks | undefined): readonly string[] {
  return [...new Set([...Object.keys(fields ?? {}), ...Object.keys(values)])];
}

/** The table's own keys only: a field may be called "constructor". */
function lookOf(fields: Looks, key: string): FieldLook | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function isMain(value: unknown, look: FieldLook | undefined): boolean {
  return typeof value === "string" && value.trim() !== "" && (!look || written.has(look.component));
}

function renderValue(value: unknown, component: ComponentName | undefined, { wholeCode = false }: Told): string {
  const codeText = wholeCode ? fenced : toldCode;
  if (value === null || value === undefined) return "";
  if (component !== undefined && unsaid.has(component)) return "";
  if (typeof value === "string" && component !== "image" && component !== "code") return value;
  switch (component) {
    case "code":
      return renderCode(value, codeText);
    case "files":
      return renderFiles(value, wholeCode);
    case "documents":
      return asList(value).map(nameOf).filter(Boolean).join(", ");
    case "image":
      return (Array.isArray(value) ? value : [value]).map((each) => `[image: ${nameOf(each) || "unnamed"}]`).join(" ");
    case "tags":
    case "points":
      return Array.isArray(value) ? renderItems(value) : compactJson(value);
    case "layer":
    case "outline":
    case "quiz":
    case "card":
      return Array.isArray(value) ? renderItems(value) : (renderGuideValue(value, component) ?? "");
    case "posts":
    case "ideas":
      return renderPostValue(value, component) ?? (Array.isArray(value) ? renderItems(value) : compactJson(value));
    case "grounding":
    case "improvement":
      return renderPostValue(value, component) ?? "";
    case "findings":
    case "fixes":
    case "measurements":
    case "walkthrough":
    case "run":
    case "sample":
      return renderCodeValue(value, component) ?? (Array.isArray(value) ? renderItems(value) : compactJson(value));
    case "citations":
      return renderCitations(value);
    case "references":
      return renderReferences(value);
    case "table":
      return renderTable(value);
    case "chart":
      return renderChart(value);
    case "textarea":
    case "markdown":
    case "lesson":
    case "select":
    case "slider":
    case "toggle":
    case "platforms":
    case "voice":
    case "hidden":
    case "json":
    case undefined:
      return compactJson(value);
  }
}

function renderCode(value: unknown, codeText: (text: string, language: string) => string): string {
  if (typeof value === "string") return codeText(value, "");
  const { text, language } = asRecord(value);
  return typeof text === "string" ? codeText(text, textOf(language)) : compactJson(value);
}

/** A file whose text is not here is named. */
function renderFiles(value: unknown, wholeCode: boolean): string {
  const files = asList(value).map((each) => {
    const { text, language } = asRecord(each);
    return {
      name: nameOf(each) || "unnamed",
      text: typeof text === "string" ? text : null,
      language: textOf(language),
    };
  });
  const tell = wholeCode ? wholeFile : filesTold();
  return files.map(({ text, ...file }) => (text === null ? file.name : tell({ ...file, text }))).join("\n\n");
}

function nameOf(value: unknown): string {
  return typeof value === "string" ? value : textOf(asRecord(value)["name"]);
}

/** What an item is called by, in this order; its other facts stand beneath it. */
const heads = ["title", "question", "platform", "message", "text", "name"];

function renderItems(items: readonly unknown[], depth = 0): string {
  return items
    .map((item) => (typeof item === "object" && item !== null ? renderItem(asRecord(item), depth) : textOf(item)))
    .filter((text) => text.trim() !== "")
    .map((text) => `- ${text.replaceAll("\n", "\n  ")}`)
    .join("\n");
}

function renderItem(item: Readonly<Record<string, unknown>>, depth: number): string {
  const head = heads.find((key) => textOf(item[key]) !== "");
  const facts = Object.entries(item).flatMap(([key, value]) => {
    if (key === head || value === null || value === "" || value === false) return [];
    if (value === true) return [key];
    if (Array.isArray(value) && depth < deepest) {
      if (value.length === 0) return [];
      const plain = value.every((each) => typeof each === "string" || typeof each === "number");
      return [plain ? `${key}: ${value.join(", ")}` : `${key}:\n${renderItems(value, depth + 1)}`];
    }
    const text = typeof value === "object" ? compactJson(value) : textOf(value);
    return [text.includes("\n") ? `${key}:\n${fenced(text, "")}` : `${key}: ${text}`];
  });
  return [head === undefined ? "" : textOf(item[head]), ...facts].filter(Boolean).join("\n");
}
