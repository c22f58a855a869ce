// Sentences in which a document speaks of its own purpose, method, result or limits, found by their turns of phrase and their place.
import type { DocumentInfo, Passage, ScopedDocuments } from "../engine/documents.ts";
import { wordsIn } from "./claims-text.ts";
import { sentencesOf } from "./extract.ts";
import type { Weighed } from "./extract.ts";
import type { Topic } from "./topics.ts";

interface Cue {
  readonly phrase: RegExp;
  readonly section: RegExp;
}

const purpose: Cue = {
  phrase:
    /\b(?:(?:this|the present|our) (?:paper|article|study|report|work|book|thesis|document|proposal|action) (?:\w+ )?(?:presents?|describes?|introduces?|proposes?|examines?|investigates?|explores?|addresses|aims?|shows?|reports?|reviews?|is)|we (?:\w+ )?(?:present|describe|introduce|propose|develop|examine|investigate|aim|built|created)|(?:aims?|goals?|purpose|objectives?|mission) (?:of (?:this|the|our)|is|was|are|were) |(?:diese|die vorliegende) (?:arbeit|studie|untersuchung) |wir (?:\w+ )?(?:stellen|untersuchen|beschreiben|entwickeln)|ziel (?:der|dieser|ist|war))/i,
  section: /abstract|summary|introduction|zusammenfassung|einleitung|aims?|objective|statement of need|purpose/i,
};
const result: Cue = {
  phrase:
    /\b(?:we (?:\w+ )?(?:find|found|show|showed|demonstrate|demonstrated|conclude|observed?|achieved?)|(?:our|the|these) (?:\w+ )?(?:results?|findings?|experiments?|evaluation|analys[ei]s) (?:\w+ )?(?:show|demonstrate|indicate|suggest|reveal|confirm)|outperforms?|in conclusion|(?:was|were) (?:significantly )?(?:higher|lower|better|worse) than|wir (?:\w+ )?(?:fanden|finden|zeigen|konnten zeigen)|(?:ergebnisse|befunde) (?:zeigen|deuten|legen))/i,
  section: /results?|findings?|conclusions?|discussion|abstract|ergebnis|schluss|fazit|diskussion/i,
};
const method: Cue = {
  phrase:
    /\b(?:we (?:\w+ )?(?:used?|use|collected|trained|measured|surveyed|analy[sz]ed|evaluated?|sampled|recruited|interviewed|applied|employ)|our (?:method|approach|procedure|model|framework|pipeline) |(?:was|were) (?:measured|collected|recorded|randomi[sz]ed|sampled|trained|conducted)|wir (?:\w+ )?(?:verwendeten|nutzten|befragten|maßen|erhoben|analysierten)|(?:methode|verfahren|ansatz) )/i,
  section: /method|approach|procedure|materials|design|data|experiment|methode|methodik|vorgehen/i,
};
const limitation: Cue = {
  phrase:
    /\b(?:limitations? (?:of|is|are|include|to)|(?:a|one|another|main|our) limitation|(?:is|are|was|were|remains?) limited (?:to|by)|future work|shortcomings? of|caveats?|drawbacks? (?:of|is|are)|weakness(?:es)? of|einschränkung\w*|grenzen der|künftige arbeiten)/i,
  section: /limitation|future work|threats to validity|einschränkung|grenzen/i,
};
const cues: Readonly<Record<Topic, readonly Cue[]>> = {
  overview: [purpose, result],
  purpose: [purpose],
  method: [method],
  result: [result],
  limitation: [limitation],
};

/** Lists of literature, addresses and thanks speak of something else. */
const beside =
  /\bet al\.|https?:|\bdoi\b|@|©|acknowledg|funded by|national science foundation|all rights reserved|\bgefördert\b/i;
const besideSection = /references|bibliography|acknowledg|literatur|danksagung|appendix|anhang/i;

/** Points: a turn of phrase and a section say it; where it stands only helps. */
const points = { phrase: 3, section: 2, early: 1.5, late: 0.5, beside: -3, fitting: 0.5 };
const earlyPages = 2;
const latePart = 0.7;
const fitting = { least: 8, most: 45 };
const titleWords = 3;
/** Below it a sentence does not speak of the topic. */
const speaksFrom = 3;
/** What a sentence loses for each better one of its document, so that each document is heard. */
const sameDocument = 2;
const sentencesADocument = 5;

/** Best first; none where the documents do not speak of it. */
export function topicSentences(
  topics: readonly Topic[],
  documents: Pick<ScopedDocuments, "list" | "passages" | "report">,
): Weighed[] {
  const readable = documents.list().filter(({ documentId }) => documents.report(documentId).length > 0);
  const isAlone = readable.length === 1;
  return readable
    .flatMap(({ documentId, title, pageCount }) =>
      ofDocument(topics, documents.passages(documentId), { title, pageCount })
        .slice(0, sentencesADocument)
        .map((sentence, index) => ({ ...sentence, score: sentence.score - (isAlone ? 0 : index * sameDocument) })),
    )
    .toSorted((a, b) => b.score - a.score);
}

type About = Pick<DocumentInfo, "title" | "pageCount">;

function ofDocument(topics: readonly Topic[], passages: readonly Passage[], about: About): Weighed[] {
  return passages
    .filter(({ kind, section }) => kind === "text" && !besideSection.test(section ?? ""))
    .flatMap(sentencesOf)
    .map((sentence) => ({ ...sentence, score: pointsOf(sentence, topics, about) }))
    .filter(({ score }) => score >= speaksFrom)
    .toSorted((a, b) => b.score - a.score);
}

function pointsOf({ text, section, page }: Passage, topics: readonly Topic[], { title, pageCount }: About): number {
  const flat = text.replace(/\s+/g, " ").trim();
  const asked = topics.flatMap((topic) => cues[topic]);
  const isEarly = page <= earlyPages;
  const saysTitle = asked.includes(purpose) && isEarly && repeatsTitle(flat, title);
  const phrases = asked.filter(({ phrase }) => phrase.test(flat)).length + (saysTitle ? 1 : 0);
  if (phrases === 0 || flat.endsWith("?")) return 0;
  const inSection = asked.some((cue) => cue.section.test(section ?? ""));
  const words = wordsIn(flat);
  return (
    phrases * points.phrase +
    (inSection ? points.section : 0) +
    (isEarly ? points.early : page > pageCount * latePart ? points.late : 0) +
    (beside.test(flat) ? points.beside : 0) +
    (words >= fitting.least && words <= fitting.most ? points.fitting : 0)
  );
}

/** The sentence of an abstract that says what the title says, in a sentence of its own. */
function repeatsTitle(sentence: string, title: string | null): boolean {
  const of = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
  const named = of(title ?? "");
  const shared = [...of(sentence)].filter((word) => named.has(word)).length;
  return shared >= titleWords && wordsIn(sentence) > wordsIn(title ?? "") + titleWords && /[.!]$/.test(sentence);
}
