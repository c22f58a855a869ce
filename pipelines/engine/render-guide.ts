// The Guide's outline, layer, quiz and everyday cards as Markdown: for copies, exports, the search and other personas.
import type { ComponentName } from "./components.ts";
import { readCard } from "./guide/card-read.ts";
import { cardText } from "./guide/card-text.ts";
import { isUngraded } from "./guide/grade.ts";
import type { Given } from "./guide/quiz.ts";
import { asList, asRecord, textOf } from "./render-parts.ts";

const marksOfState: Readonly<Record<string, string>> = { done: "x", skipped: "-", here: ">", later: " " };

const renderers: Partial<Record<ComponentName, (value: unknown) => string>> = {
  outline: renderOutline,
  layer: renderWords,
  quiz: renderQuiz,
  card: renderCard,
};

/** Null for a value that is none of them. */
export function renderGuideValue(value: unknown, component: ComponentName): string | null {
  return renderers[component]?.(value) ?? null;
}

function renderOutline(value: unknown): string {
  const { topic, layers } = asRecord(value);
  const lines = asList(layers).map((each, at) => {
    const { title, state } = asRecord(each);
    return `${at + 1}. [${marksOfState[textOf(state)] ?? " "}] ${textOf(title)}`;
  });
  return lines.length === 0 ? "" : [textOf(topic), ...lines].filter(Boolean).join("\n");
}

function renderWords(value: unknown): string {
  return asList(asRecord(value)["words"])
    .map((each) => {
      const { word, meaning } = asRecord(each);
      return `- **${textOf(word)}**: ${textOf(meaning)}`;
    })
    .join("\n");
}

/** Without the right answers: a quiz that is passed on is not spoilt. */
function renderQuiz(value: unknown): string {
  const { items, results } = asRecord(value);
  const graded = new Map(asList(results).map((each) => [asRecord(each)["id"], verdictOf(asRecord(each))]));
  return asList(items)
    .map((each, at) => {
      const { id, question, ...item } = asRecord(each);
      const verdict = graded.get(id) ?? "";
      const choices = ["options", "items", "left", "right"]
        .flatMap((key) => asList(item[key]))
        .map((choice) => `   - ${textOf(choice)}`);
      return [`${at + 1}. ${textOf(question)}${verdict}`, ...choices].join("\n");
    })
    .join("\n");
}

function verdictOf({ given, right, by, reason }: Readonly<Record<string, unknown>>): string {
  if (right === true) return " (right)";
  const result = {
    given: given as Given,
    right: false,
    by: by === "model" ? "model" : "code",
    reason: textOf(reason),
  } as const;
  return isUngraded(result) ? " (not graded)" : " (wrong)";
}

function renderCard(value: unknown): string {
  const card = readCard(value);
  return card === null ? "" : cardText(card);
}
