// Whether a question asks to learn a topic, by rules: then it opens a path. English and German.
const newTopic = /^(?:a )?(?:new topic|neues thema|topic|thema)\s*:\s*(?<topic>\S.*)$/isu;
/** Says outright that a topic is wanted, however long it is. */
const wantsTopic =
  /^(?:(?:please|bitte|can you|could you|kannst du|would you|i(?:'d| would) like you to)[\s,]+)*(?:(?:explain(?: to me| me)?|teach me(?: about)?|introduce me to|walk me through|guide me through|help me (?:to )?understand|i (?:want|would like|'d like) to (?:learn|understand)(?: about)?|tell me (?:all )?about|(?:an? )?introduction to|erkläre?(?: mir| uns)?(?: bitte)?|bring(?:e)? mir|hilf mir,?|führe? mich|eine einführung in|ich (?:will|möchte)(?: mehr)?(?: über)?)\s+)(?<rest>\S.*)$/isu;
const german = /\b(?:bring(?:e)? mir|hilf mir|führe? mich|ich (?:will|möchte))\b/i;
const germanVerb = /\b(?:verstehen|lernen|erfahren)\b|\b(?:bei|ein)[.!?\s]*$/i;
const asksHow =
  /^(?:how (?:do|does|did|is|are|can|could|was|were)|why (?:do|does|did|is|are|was|were|can|can't|don't|doesn't|isn't|aren't)|what (?:is|are) (?:an?\s|the (?:difference|idea|theory|concept|principle|point|purpose|role|logic|science|meaning)\b|(?!the\b|on\b|in\b|at\b|my\b|your\b|\d))|what (?:makes|causes|happens)|wie (?!viele?\b|lange\b|hoch\b|groß\b|alt\b|oft\b|weit\b|schnell\b|spät\b|teuer\b|heißt\b|geht es\b|geht's\b|komme\b|war\b)|warum|wieso|weshalb|was (?:ist|sind) (?:eine?\s|der unterschied|die (?:idee|theorie)|das (?:prinzip|konzept)|(?!der\b|die\b|das\b|in\b|auf\b|an\b|\d))|was (?:passiert|bewirkt|verursacht))/iu;
/** Points at something said, shown or had, or speaks with the Guide itself. */
const pointing =
  /\b(?:it|its|this|that|these|those|they|them|you|your|yourself|my|mine|our|us|i|me|he|she|his|her|es|das hier|dies(?:e|er|es|en|em)?|du|dich|dir|deine?[mnrs]?|ich|mir|mich|meine?[mnrs]?|uns|unsere?[mnrs]?|er|sie|ihm|davon|dazu|damit|dabei|hier)\b/iu;
/** Nothing but a word that points: "das bitte". */
const onlyPoints =
  /^(?:das|die|den|der|es|alles|everything)(?:\s+(?:bitte|please|hier|here|genauer|mal|noch ?mal|again))*[.!?]*$/iu;
/** A fact to look up, not a topic. */
const fact =
  /\b(?:how (?:many|much|old|long|far|tall|big|often|late)|capital of|population of|phone number|price of|weather (?:like|in|today|tomorrow|forecast)|time is it|today|tomorrow|heute|morgen|wetter (?:in|wird)|wie (?:ist|wird) das wetter|hauptstadt|einwohner)\b/iu;
/** "How are things?" */
const smallTalk =
  /^(?:how (?:are|is|were|was) (?:things|everything|life|work|business|the (?:day|weekend|family))|wie (?:geht|läuft))\b/iu;
/** Words of a question that is a topic. */
const wordsAtLeast = 4;
const toMe = /\s+(?:to|for) (?:me|us)[.!?\s]*$/iu;
/** What follows may point at the topic itself: "What is inflation, and where does it come from?" */
const nextClause = /\s*[,;:]\s|\s(?:and|und)\s/u;
/** A pasted text asks for something else. */
const topicCharacters = 300;

/** The topic the words ask to learn, as they say it; null where they ask for an answer. `said` is what was said last. */
export function topicToLearn(text: string, said = ""): string | null {
  const question = text.trim();
  const named = newTopic.exec(question)?.groups?.["topic"];
  if (named !== undefined) return named.slice(0, topicCharacters);
  if (question.length > topicCharacters || question.includes("\n") || fact.test(question)) return null;
  const wanted = wantsTopic.exec(question)?.groups?.["rest"]?.replace(toMe, "");
  if (wanted !== undefined) {
    if (german.test(question) && !germanVerb.test(question)) return null;
    return pointsAway(wanted) || onlyPoints.test(wanted) || namesSaid(wanted, said) ? null : question;
  }
  const words = question.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  if (!asksHow.test(question) || words.length < wordsAtLeast || smallTalk.test(question)) return null;
  return pointsAway(question) ? null : question;
}

function pointsAway(text: string): boolean {
  return pointing.test(text.split(nextClause)[0] ?? "");
}

/** "Explain the script": of something with an article that stands in what was said last. */
function namesSaid(wanted: string, said: string): boolean {
  const named = /^(?:(?:the|der|die|das|den|dem)\s+)(?<name>[\p{L}-]+)/iu.exec(wanted)?.groups?.["name"];
  return named !== undefined && said.toLowerCase().includes(named.toLowerCase());
}

const leadIn =
  /^(?:(?:please|bitte|can you|could you|kannst du)[\s,]+)*(?:explain(?: to me)?|teach me(?: about)?|introduce me to|walk me through|guide me through|help me (?:to )?understand|i (?:want|would like|'d like) to (?:learn|understand)(?: about)?|tell me (?:all )?about|(?:an? )?introduction to|erkläre? mir|erkläre?|eine einführung in)\s+/iu;

/** The topic without the words that ask for it: for a path whose model names none. */
export function topicTitle(question: string): string {
  const bare = question
    .trim()
    .replace(leadIn, "")
    .replace(/[?.!…\s]+$/u, "")
    .replace(/\s+/g, " ");
  const title = bare === "" ? question.trim() : bare;
  return (title[0] ?? "").toUpperCase() + title.slice(1, titleCharacters);
}

const titleCharacters = 120;
