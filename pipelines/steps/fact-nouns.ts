// The things people tell lasting facts of, those they do not, and what must never be kept, in English and German.

/** Things one plans, keeps or pays: "the deadline is …" is news about them, "the answer is …" is not. Also as a German compound's end. */
export const planned =
  /(?:deadline|due date|budget|meeting|appointment|exam|flight|train|hotel|address|venue|location|date|launch|release|client|customer|supplier|manager|boss|team|project|product|company|target|goal|audience|limit|price|cost|fee|rent|salary|name|title|topic|theme|motto|language|currency|room|event|party|wedding|birthday|phone(?: number)?|number|e-?mail|contact|invoice|contract|server|database|port|branch|repo(?:sitory)?|stack|course|teacher|professor|supervisor|thesis|lecture|workshop|interview|presentation|talk|delivery|shipment|order|kick-?off|dinner|lunch|trip|conference|colou?r|logo|slogan|tagline|version|platform|domain|host|sponsor|speaker|guest list|headcount|capacity|schedule|plan|termin|frist|abgabe|treffen|besprechung|sitzung|prüfung|klausur|flug|zug|adresse|ort|datum|start|kunde|kundin|lieferant(?:in)?|chef(?:in)?|projekt|produkt|firma|ziel|zielgruppe|grenze|preis|kosten|miete|gehalt|titel|thema|sprache|währung|raum|zimmer|feier|hochzeit|geburtstag|nummer|vertrag|rechnung|datenbank|kurs|lehrer(?:in)?|betreuer(?:in)?|vorlesung|vortrag|lieferung|bestellung|essen|reise|konferenz|farbe|plan)s?$/i;

/** Subjects of which nothing lasting is said. */
export const passing =
  /^(?:only |first |next |main |last |second |other |current |biggest |real |einzige |erste |nächste |letzte )*(?:question|questions|problem|problems|issue|guess|point|idea|understanding|impression|bad|mistake|fault|concern|worry|opinion|view|feeling|request|task|answer|result|output|input|message|prompt|text|reason|thing|way|fact|truth|rest|same|following|sentence|paragraph|pleasure|apologies|first|second|one|other|difference|example|meaning|frage|fragen|sorge|meinung|ansicht|gefühl|vermutung|eindruck|bitte|antwort|ergebnis|ausgabe|eingabe|nachricht|grund|sache|folgende|problem|fehler|satz|absatz|unterschied|beispiel|bedeutung)$/i;
/** Things that are in a state for now. */
export const inWork =
  /(?:code|program|script|function|query|error|loop|test|tests|build|app|page|website|server|compiler|computer|laptop|internet|wifi|browser|terminal|api|model|regex|programm|skript|funktion|abfrage|schleife|seite|rechner|anwendung)$/i;
export const passingState =
  /^(?:not|still|now|always|currently|just|too|so|very|really|quite|a bit|a little|kind of|all|broken|wrong|slow|stuck|down|failing|crashing|working|fine|ok|okay|good|bad|great|nice|clear|unclear|empty|done|ready|right|correct|true|false|complete|\w+ing|that|how|what|why|whether|to|nicht|noch|immer|kaputt|falsch|langsam|zu|sehr|ziemlich|leer|fertig|richtig|klar|unklar|gut|schlecht|dass|wie|was|warum|ob)(?![\p{L}])/iu;
/** What one does with time: "my hobby is climbing" lasts. */
export const pursued =
  /(?:hobby|hobbies|sport|job|passion|goal|plan|interest|dream|profession|work|speciality|specialty|focus|favou?rite .*|hobbys|beruf|ziel|interesse|lieblings\p{L}*)$/iu;

/** A day, a month or a date. */
export const dayNamed =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|tomorrow|tonight|weekend|week|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabend|januar|februar|märz|mai|juni|juli|oktober|dezember|morgen|übermorgen|wochenende|woche)(?![\p{L}\p{N}])|\b\d{1,2}\.\d{1,2}\.|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}\b/iu;

/** A number, a day, a month or a time of day. */
export function dated(text: string): boolean {
  return /\p{N}|\b(?:noon|midnight|mittag|mitternacht)(?![\p{L}\p{N}])/iu.test(text) || dayNamed.test(text);
}

/** Keys and passwords are never kept. */
export const secret =
  /passw(?:or[dt]|ort)|passphrase|kennwort|\bpin(?:-?code|-?nummer)?\b|\b(?:api|access|private|secret|license|ssh)[ -]?keys?\b|api-?schlüssel|zugangsdaten|credentials?\b|\b(?:access |auth |bearer |api |session )?tokens?\b(?! (?:limit|count|budget))|\bsecret\b|geheim(?:nis|zahl|code)|credit card|kreditkarte|\biban\b|\bcvv\b|\btan\b|social security|\bssn\b|\b(?:sk|pk|ghp|xox[bp])[-_]\w{8,}|-----begin/i;
