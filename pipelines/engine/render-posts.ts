// Posts, what is in a picture, ideas and improvements as Markdown: for copies, exports, the search and other personas.
import type { ComponentName } from "./components.ts";
import type { Language } from "./error-sentences.ts";
import { asList, asRecord, textOf } from "./render-parts.ts";

const words = {
  en: {
    alt: "Alt text",
    decorative: "decorative",
    comment: "First comment",
    action: "Call to action",
    unproven: "Not in the picture and not said: {what}.",
    own: "The person's own words",
    notSeen: "not seen by a model",
    day: "day {day}",
    changes: "Changes",
    unsure: "unsure",
    likely: "likely",
  },
  de: {
    alt: "Alternativtext",
    decorative: "schmückend",
    comment: "Erster Kommentar",
    action: "Handlungsaufforderung",
    unproven: "Nicht im Bild und nicht gesagt: {what}.",
    own: "Eigene Worte",
    notSeen: "von keinem Modell gesehen",
    day: "Tag {day}",
    changes: "Änderungen",
    unsure: "unsicher",
    likely: "wahrscheinlich",
  },
} as const;

/** Items of a list that are told; the page holds the others. */
const mostItems = 60;

const renderers: Partial<Record<ComponentName, (value: unknown, language: Language) => string>> = {
  posts: (value, language) =>
    asList(value)
      .slice(0, mostItems)
      .map((each) => renderPost(each, language))
      .filter(Boolean)
      .join("\n\n---\n\n"),
  grounding: renderGrounding,
  ideas: renderIdeas,
  improvement: renderImprovement,
};

/** Null where the component is none of the Creator's, or the value has not its shape. Never throws. */
export function renderPostValue(
  value: unknown,
  component: ComponentName | undefined,
  language: Language = "en",
): string | null {
  const render = component === undefined ? undefined : renderers[component];
  return render?.(value, language) || null;
}

/** The first caption, then the others as a list; tags in one line; the rest under its name. */
function renderPost(value: unknown, language: Language): string {
  const say = words[language];
  const post = asRecord(value);
  const captions = asList(post["captions"]).map(asRecord);
  const [first, ...others] = captions.map(({ text }) => textOf(text)).filter(Boolean);
  const tags = asList(post["hashtags"])
    .map((each) => textOf(asRecord(each)["tag"]))
    .filter(Boolean);
  const alts = asList(post["altTexts"]).map((each) => {
    const { text, decorative } = asRecord(each);
    return `${say.alt}: ${decorative === true ? `(${say.decorative})` : textOf(text)}`;
  });
  const side = (key: string, label: string) => {
    const text = textOf(asRecord(post[key])["text"]);
    return text === "" ? "" : `${label}: ${text}`;
  };
  const drafts = asList(post["drafts"]).map((each) => {
    const { platform, text } = asRecord(each);
    return textOf(text) === "" ? "" : `${textOf(platform)}: ${textOf(text)}`;
  });
  const flags = captions.flatMap(({ flags: list }) => asList(list).map((each) => textOf(asRecord(each)["text"])));
  const unproven = [...new Set(flags.filter(Boolean))].map((text) => `“${text}”`).join(", ");
  return [
    first ?? "",
    others.map(itemOf).join("\n"),
    tags.map((tag) => `#${tag}`).join(" "),
    [...alts, side("firstComment", say.comment), side("callToAction", say.action), ...drafts]
      .filter(Boolean)
      .join("\n"),
    unproven === "" ? "" : say.unproven.replace("{what}", () => unproven),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function renderGrounding(value: unknown, language: Language): string {
  const say = words[language];
  const { images, line } = asRecord(value);
  const shown = asList(images).map((each) => {
    const { name, items, seenBy } = asRecord(each);
    const head = `${textOf(name)}${seenBy === "code" ? ` (${say.notSeen})` : ""}`;
    const lines = asList(items)
      .slice(0, mostItems)
      .map((one) => {
        const { text, confidence } = asRecord(one);
        const doubt = confidence === "unsure" ? ` (${say.unsure})` : confidence === "likely" ? ` (${say.likely})` : "";
        return itemOf(`${textOf(text)}${doubt}`);
      });
    return [head, ...lines].filter(Boolean).join("\n");
  });
  // Without a picture it is only what the question says already.
  if (shown.length === 0) return "";
  return [...shown, textOf(line) === "" ? "" : `${say.own}: ${textOf(line)}`].filter(Boolean).join("\n\n");
}

function renderIdeas(value: unknown, language: Language): string {
  return asList(value)
    .slice(0, mostItems)
    .map((each, at) => {
      const { title, hook, format, platform, day } = asRecord(each);
      const facts = [
        format,
        platform,
        typeof day === "number" ? words[language].day.replace("{day}", String(day + 1)) : "",
      ]
        .map(textOf)
        .filter(Boolean);
      return `${at + 1}. **${textOf(title)}**${facts.length > 0 ? ` (${facts.join(", ")})` : ""}${textOf(hook) === "" ? "" : `: ${oneLine(textOf(hook))}`}`;
    })
    .join("\n");
}

function renderImprovement(value: unknown, language: Language): string {
  const { after, changes } = asRecord(value);
  const lines = asList(changes)
    .slice(0, mostItems)
    .map((each) => {
      const { before, after: to, reason } = asRecord(each);
      return itemOf(
        `“${oneLine(textOf(before))}” → “${oneLine(textOf(to))}”${textOf(reason) === "" ? "" : `: ${oneLine(textOf(reason))}`}`,
      );
    });
  return [textOf(after), lines.length > 0 ? `${words[language].changes}:\n${lines.join("\n")}` : ""]
    .filter(Boolean)
    .join("\n\n");
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const itemOf = (text: string): string => `- ${text.replaceAll("\n", "\n  ")}`;
