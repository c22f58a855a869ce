// One output of an answer as Markdown, for copying: what is not text is told as a list or a table where a reader can use it.
import type { ComponentName } from "../../pipelines/engine/components.ts";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { Reference } from "../../pipelines/engine/export/reference.ts";
import { renderCodeFiles, renderCodeValue } from "../../pipelines/engine/render-code.ts";
import { renderGuideValue } from "../../pipelines/engine/render-guide.ts";
import { renderPostValue } from "../../pipelines/engine/render-posts.ts";
import { asText } from "./main-text.ts";

interface OutputField {
  readonly component: ComponentName;
  readonly label: Readonly<Record<Language, string>>;
}

/** Empty for what the text already says (chosen values, the citations behind its `[1]`) and for drawings. */
export function outputText(value: unknown, field: OutputField | undefined, language: Language): string {
  if (typeof value === "string") return field?.component === "select" ? "" : value.trim();
  const label = field?.label[language] ?? "";
  const component = field?.component;
  if (component === "citations" || component === "chart" || component === "hidden") return "";
  if (component === "points") return section(label, items(value).map(asText));
  if (component === "references")
    return section(
      label,
      items(value).map((each) => referenceLine(each as Partial<Reference>, language)),
    );
  const ofCode = component === "files" ? renderCodeFiles(value) : renderCodeValue(value, component, language);
  if (ofCode) return `## ${label}\n\n${ofCode}`;
  const ofPosts = renderPostValue(value, component, language);
  if (ofPosts) return `## ${label}\n\n${ofPosts}`;
  const ofGuide = component && renderGuideValue(value, component);
  if (typeof ofGuide === "string") return ofGuide === "" ? "" : `## ${label}\n\n${ofGuide}`;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  return (component === "table" ? tableText(value) : undefined) ?? fenced(value);
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.filter((each) => each !== null) : [];
}

function section(label: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${label}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

/** "[1][3] Lindqvist, A.; Osei, K. (2023). Canopy and street temperature. p. 7, 9" */
function referenceLine(
  { citations = [], authors = [], year, title, name = "", pages = [] }: Partial<Reference>,
  language: Language,
): string {
  const marks = citations.map((number) => `[${number}]`).join("");
  const by = [authors.join("; "), typeof year === "number" ? `(${year})` : ""].filter(Boolean).join(" ");
  const where = pages.length > 0 ? ` ${language === "de" ? "S." : "p."} ${pages.join(", ")}` : "";
  return `${marks} ${by === "" ? "" : `${by}. `}${title ?? name}.${where}`.trim();
}

function tableText(value: unknown): string | undefined {
  const { columns, rows } = (value ?? {}) as { readonly columns?: unknown; readonly rows?: unknown };
  if (!Array.isArray(columns) || !Array.isArray(rows)) return undefined;
  const line = (cells: readonly unknown[]) => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.filter(Array.isArray).map(line)].join("\n");
}

function cellText(cell: unknown): string {
  const { text, citation } = (typeof cell === "object" && cell !== null ? cell : { text: cell }) as {
    readonly text?: unknown;
    readonly citation?: readonly number[];
  };
  const marks = (citation ?? []).map((number) => `[${number}]`).join("");
  return `${asText(text)} ${marks}`.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
}

function fenced(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
