// Questions about documents as a whole ("summarise this", "which limitations do the authors name?"): no passage holds their words.

export type Topic = "overview" | "purpose" | "method" | "result" | "limitation";

const topicWords: Readonly<Record<Topic, RegExp>> = {
  overview: /^(?:summar\w*|overview|gist|zusammenfass\w*|überblick|fasse?|worum|wovon)$/u,
  purpose: /^(?:purposes?|aims?|goals?|objectives?|topics?|subjects?|ziele?n?|zwecke?|thema|themen|anliegen)$/u,
  method:
    /^(?:methods?|methodology|methodologies|approach|approaches|procedures?|methoden?|methodik|vorgehen\w*|ansatz|ansätze)$/u,
  result:
    /^(?:findings?|results?|conclusions?|conclude[sd]?|contributions?|outcomes?|ergebnis\w*|befunde?|schlüsse|schluss\w*|fazit|beitrag|beiträge)$/u,
  limitation:
    /^(?:limitations?|limits?|weakness(?:es)?|shortcomings?|caveats?|drawbacks?|einschränkung\w*|grenzen|schwächen?|schwachstellen?|vorbehalte?)$/u,
};

/** Words that name no subject of their own: the documents, their authors, and what one does with them. */
const general = new Set(
  (
    "paper papers document documents article articles study studies text texts report reports source sources file files pdf author authors " +
    "work works research researchers themselves main key central most important point points overall brief briefly short name named state " +
    "stated say says describe described give tell explain about evidence support supports supported used use compare differ please can you " +
    "the a an of in on is are was were what which how why do does did and or to for by from with this that these those it its their they them " +
    "me my your all any there be has have his her one each own other " +
    "dokument dokumente dokumenten artikel studie studien texte bericht berichte quelle quellen datei dateien autor autoren autorinnen arbeit " +
    "arbeiten selbst wichtigste wichtigsten wichtig zentrale zentralen kurz nenne nennen gib beschreibe erkläre bitte belege stützen geht es " +
    "um in diesem dieser diesen diese dieses der die das den dem des ein eine einen einer ist sind war was welche welches welchen wie von und " +
    "oder zu zum zur für mit mir meine meiner ihre ihren sie handelt im man wird werden haben hat zusammen"
  ).split(" "),
);

/** What a question about documents as a whole asks for; null where it has a subject of its own. */
export function topicsOf(question: string): readonly Topic[] | null {
  const words = question.toLowerCase().match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  if (/\d/.test(question) || words.length === 0) return null;
  const asked = new Set<Topic>();
  let named = false;
  for (const word of words) {
    const topic = (Object.keys(topicWords) as Topic[]).find((each) => topicWords[each].test(word));
    if (topic) asked.add(topic);
    else if (!general.has(word)) return null;
    named ||=
      /^(?:paper|document|article|study|text|report|source|file|pdf|work|dokument|artikel|studie|bericht|quelle|datei|arbeit)/.test(
        word,
      );
  }
  if (asked.size > 0) return [...asked];
  return named && /\b(?:about|tell|describe|explain|point|beschreibe|erkläre|handelt|geht)/i.test(question)
    ? ["overview"]
    : null;
}
