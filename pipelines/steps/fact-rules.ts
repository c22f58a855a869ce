// How people tell facts, as data: one row for each way, in English and German. Every pattern begins at the clause's first word and reads a short clause.

export interface FactRule {
  readonly pattern: RegExp;
  /** Goes before the words of the pattern's group `subject`. */
  readonly about?: string;
  /** The value is part of what it is about: one likes many things, and lives in one place. */
  readonly many?: boolean;
  readonly corrects?: boolean;
  /** Told only where the clause holds a number, a date or a name, or is about something one plans. */
  readonly definite?: boolean;
}

const rule = (source: string, options: Omit<FactRule, "pattern"> = {}): FactRule => ({
  // Names are told by their capital, so case counts where \p{Lu} stands.
  pattern: new RegExp(`^${source}$`, /\\p\{Lu\}/.test(source) ? "u" : "iu"),
  ...options,
});

const i = "(?:I|i)(?:'m| am|m)";
const changed =
  "(?:changed|moved|postponed|pushed(?: back)?|rescheduled|raised|cut|increased|reduced|lowered|extended|shifted|renamed|switched|delayed|brought forward|updated|set)";
const verändert =
  "(?:verschoben|geändert|erhöht|gesenkt|gekürzt|vorverlegt|verlegt|verlängert|umbenannt|angehoben|reduziert|aufgestockt|vorgezogen)";
const be = "(?:is now|are now|is|are|will be|has to be|must be)";
const tell =
  "(?<!\\b(?:the|an|this) )(?:starts?|begins?|ends?|takes place|costs?|leaves?|departs?|arrives?|opens?|closes?|weighs?|measures?|expires?)";
const relate =
  "(?:lives?|works?|studies|teaches|likes?|loves?|hates?|prefers?|plays?|speaks?|owns?|uses?|has|needs?|meets?|runs? on)";
const ist = "(?:ist jetzt|ist nun|ist|sind jetzt|sind|beträgt|betragen|heißt|heißen|lautet|wird|bleibt)";
const geschieht = "(?:beginnt|endet|startet|kostet|öffnet|schließt|wiegt|läuft ab|liegt|fährt|fliegt|findet)";
const verhält =
  "(?:wohnt|lebt|arbeitet|studiert|mag|liebt|hasst|spielt|spricht|hat|braucht|benutzt|nutzt|trifft sich|läuft auf)";
const thing = String.raw`(?<subject>[^,]{1,70}?)`;
const value = String.raw`(?<value>.{1,200})`;
const name = String.raw`(?<value>\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*){0,3})`;

/** In this order: the first that fits reads the clause. */
export const factRules: readonly FactRule[] = [
  // What has become of something.
  rule(
    `(?:my|our|the|this|[\\p{L}]+'s) ${thing} (?:has been|have been|was|were|got|is|has|had|have) (?:now )?${changed} (?:from .{1,80}? )?(?:to|until|till|by) ${value}`,
    { corrects: true },
  ),
  rule(
    `(?:my|our|the) ${thing} (?:has )?(?:changed|moved|shifted|switched|went up|went down) (?:from .{1,80}? )?to ${value}`,
    { corrects: true },
  ),
  rule(
    `(?:we|they|i|he|she|(?:my|our|the) \\p{L}+)(?:'ve| have| had|'s| has)? (?:just |now )?${changed} (?:my|our|the) ${thing} (?:from .{1,80}? )?(?:to|until|till) ${value}`,
    { corrects: true },
  ),
  rule(
    `(?:mein|unser|der|die|das)\\p{L}* ${thing} (?:wurde|wurden|ist|sind|wird|hat sich) (?:jetzt |nun )?(?:von .{1,80}? )?(?<value>(?:auf|nach|in|um|zu|bis) .{1,120}?) ${verändert}(?: worden)?`,
    { corrects: true },
  ),
  rule(
    `(?:wir|ich|sie) (?:haben|habe|hat) (?:den|die|das|unser[a-z]*|mein[a-z]*) ${thing} (?:jetzt |nun )?(?:von .{1,80}? )?(?<value>(?:auf|nach|in|um|zu|bis) .{1,120}?) ${verändert}`,
    { corrects: true },
  ),

  // The person.
  rule(`(?:(?:[Pp]lease )?[Cc]all me|[Yy]ou can call me|[Pp]eople call me|I go by|(?:I'm|I am) called) ${name}`, {
    about: "name",
  }),
  rule(`(?:[Ii]ch heiße|[Nn]enn(?:e|t|en Sie)? mich|[Mm]an nennt mich|[Ii]ch bin (?:die|der)) ${name}`, {
    about: "name",
  }),
  rule(`(?:i|i'm|i am) (?:currently |now |still )?(?:live|living|based|reside) (?<value>(?:in|at|near|on) .{1,80})`, {
    about: "live",
  }),
  rule(`(?:i|we)(?:'ve| have)? (?:just |recently )?(?:moved|relocated) (?:from .{1,60}? )?to ${value}`, {
    about: "live",
    corrects: true,
  }),
  rule(
    `(?:ich|wir) (?:wohne|lebe|wohnen|leben) (?:jetzt |zurzeit |derzeit |seit .{1,20}? )?(?<value>(?:in|bei|am|auf) .{1,80})`,
    { about: "live" },
  ),
  rule(`(?:ich bin|wir sind) (?:jetzt |kürzlich |gerade )?(?:von .{1,60}? )?nach (?<value>.{1,60}?) (?:um)?gezogen`, {
    about: "live",
    corrects: true,
  }),
  rule(
    `(?:i come from|${i} (?:originally )?from|i was born (?:in|on)|i grew up in|ich komme aus|ich stamme aus|ich wurde .{0,30}?in|ich bin in) ${value}`,
    { about: "origin" },
  ),
  rule(`(?:i work|${i} working|ich arbeite) (?:full-time |part-time |now |currently |jetzt )?(?:as|als) ${value}`, {
    about: "work role",
  }),
  rule(
    `(?:i work|${i} working|ich arbeite) (?:now |currently |jetzt )?(?:at|for|in|on|with|bei|für|im|in der|an) ${value}`,
    { about: "work" },
  ),
  rule(
    `(?:i study|${i} studying|ich studiere|i(?:'m| am) majoring in|i teach|ich unterrichte|ich lerne|${i} learning) ${value}`,
    { about: "study" },
  ),
  rule(`(?:${i}|ich bin) (?:now |jetzt )?(?<value>\\d{1,3}(?:(?: years old| jahre alt))?)`, { about: "age" }),
  rule(`(?:${i}|ich bin) (?:highly |severely |stark )?(?:allergic|intolerant|allergisch) (?:to|gegen|auf) ${value}`, {
    about: "allergic",
    many: true,
  }),
  rule(
    `(?:${i}|ich bin) (?<value>(?:not |no longer |nicht mehr |kein(?:e)? )?(?:a |an |ein |eine )?(?:strict |strikte[r]? )?(?:vegan|vegetarian|veganer(?:in)?|vegetarier(?:in)?|vegetarisch|diabetic|diabetiker(?:in)?|colou?r-?blind|farbenblind|left-handed|linkshänder(?:in)?|right-handed|married|verheiratet|single|divorced|geschieden|retired|in rente|pregnant|schwanger|lactose intolerant|laktoseintolerant|gluten intolerant|coeliac|celiac|deaf|gehörlos|blind|dyslexic|unemployed|arbeitslos|self-employed|selbstständig|freelance))`,
    { many: true },
  ),
  rule(
    `${i} (?<value>(?:a|an|the) (?!bit\\b|little\\b|lot\\b|tad\\b|huge\\b|big\\b|fan\\b|few\\b|one\\b|problem\\b|person who\\b)(?:\\p{L}|[ '-]){2,60})`,
    { about: "role", many: true },
  ),
  rule(
    `[Ii]ch bin (?:von Beruf )?(?:eine? )?(?<value>\\p{Lu}[\\p{L}-]+(?:in|er|ist|ent|eur|or|ant|loge|mann|frau|kraft|wirt|at)(?: (?:in|bei|an|am|im|für) .{1,50})?)`,
    { about: "role", many: true },
  ),
  rule(
    `I(?:'m| am) (?!(?:American|British|English|German|French|Spanish|Italian|Dutch|Indian|Chinese|Japanese|Canadian|Australian|Irish|Scottish|Swiss|Austrian|Polish|Turkish|Muslim|Christian|Jewish|Hindu|Buddhist|OK|AI)\\b)(?<value>\\p{Lu}[\\p{Ll}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,2})`,
    { about: "name" },
  ),
  rule(
    `(?:i|we)(?: really| both| all)? (?<verb>like|love|hate|dislike|prefer|enjoy|adore|can't stand|don't like|do not like|don't eat|do not eat|can't eat|cannot eat|don't drink|do not drink|never eat|avoid|speak|play|drive|collect|own) (?!it\\b|this\\b|that\\b|how\\b|what\\b|your\\b|to know\\b|the idea\\b|the way\\b)${value}`,
    { many: true },
  ),
  rule(
    `(?:ich|wir) (?<verb>mag|mögen|liebe|lieben|hasse|hassen|bevorzuge|bevorzugen|spreche|spiele|fahre|sammle|besitze|esse|trinke|vertrage) (?!es\\b|das\\b|dich\\b|wie\\b|deine\\b)${value}`,
    { many: true },
  ),
  rule(
    `(?:i|we)(?:'ve| have| have got|'ve got) (?:got )?(?!to\\b|(?:a|one) (?:\\w+ )?question|questions|an? (?:\\w+ )?(?:issue|problem|error|bug|doubt|feeling|idea|suggestion|request|task|list|look|hunch|point)|no idea|the (?:following|same|feeling)|been\\b|had\\b|never\\b|not\\b|some\\b|this\\b|that\\b|tried\\b|seen\\b|read\\b|\\w+ed\\b|one (?:question|more))(?<value>(?:an?|two|three|four|five|six|\\d+|no) .{1,120})`,
    { about: "have", many: true },
  ),
  rule(
    `(?:ich habe|wir haben) (?!(?:ein|eine|einen|noch|mal|keine|da|hier) (?:frage|problem|fehler|idee|bitte|anliegen|ahnung|lust|zeit))(?<value>(?:eine?n?|zwei|drei|vier|fünf|sechs|\\d+) (?!.*\\b(?:ge\\S+(?:t|en)|ver\\S+(?:t|en)|\\S+iert)$).{1,120})`,
    { about: "have", many: true },
  ),
  rule(
    `(?:i|we|my team|our team|ich|wir)(?:'re|'m| are| am)? (?<verb>use|using|chose|picked|decided on|agreed on|settled on|go with|went with|switched to|nutze|nutzen|benutze|benutzen|verwende|verwenden) (?!it\\b|this\\b|that\\b|the following|your\\b|es\\b|das\\b|folgende)${value}`,
    { many: true },
  ),
  rule(
    `(?:we|i)(?:'ve| have)? (?<verb>decided|agreed|settled|booked|bought|ordered|hired|scheduled|reserved|graduated|joined|adopted|inherited|sold|quit) (?!it\\b|that it\\b)${value}`,
    { many: true },
  ),
  rule(
    `(?:wir|ich) (?:haben|habe) (?:uns|mich)? ?(?<value>.{1,150}? (?:entschieden|geeinigt|gebucht|gekauft|bestellt|reserviert|vereinbart|beschlossen|eingestellt))`,
    { many: true },
  ),
  rule(
    `(?:${i}|we're|we are) (?<verb>planning|going|flying|travelling|traveling|moving|getting married|visiting|building|writing|working on|launching|organising|organizing|training|saving) (?!to (?:ask|try|be|show|tell|need|use|do|have|go|get|eat|see|check|look|take)\\b|a (?:question|test)\\b|it\\b|crazy|mad|nuts|well|fine)${value}`,
    { many: true },
  ),
  rule(
    `(?:${i}|we're|we are) (?<verb>meeting|preparing|having) (?!it\\b|this\\b|that\\b|trouble|problems|.*\\b(?:tonight|today|now|later|recently|lately)\\b)${value}`,
    {
      many: true,
      definite: true,
    },
  ),
  rule(
    `(?:i|we) (?:want|aim|plan|intend) to (?!ask\\b|know|see\\b|talk|chat|write|create|make|understand|discuss|say\\b|tell|show|use\\b|share|improve|find|go\\b|do\\b|be\\b|get\\b|have\\b)${value}`,
    { about: "aim", many: true, definite: true },
  ),
  rule(
    `(?:ich|wir) (?<verb>plane|planen|fliege|fliegen|reise|reisen|heirate|heiraten|baue|bauen|schreibe|schreiben|ziehe|ziehen|treffe|treffen|besuche|besuchen) (?!es\\b|das\\b|dir\\b|dich\\b)${value}`,
    { many: true, definite: true },
  ),

  // What is the person's own.
  rule(`(?:my|our) ${thing}(?: ${be}|'s name is| (?:called|named)) (?:called |named )?${value}`),
  rule(`(?:my|our) ${thing} (?<verb>${relate}) ${value}`),
  rule(`(?:my|our) ${thing} ${tell} ${value}`),
  rule(`(?:mein|unser)[a-zäöü]* ${thing} ${ist} ${value}`),
  rule(`(?:mein|unser)[a-zäöü]* ${thing} (?<verb>${verhält}) ${value}`),
  rule(`(?:mein|unser)[a-zäöü]* ${thing} ${geschieht} ${value}`),
  rule(
    `(?:my|our|the) ${thing} (?:was|were|has been|have been|got) (?:put|set|fixed|scheduled|planned|booked|arranged) (?<value>(?:on|for|at|to|in) .{1,120})`,
  ),
  rule(
    "(?:the|my|our) (?<subject>[^,]{1,40}? of (?:my|our) [^,]{1,40}?) (?:is now|is|are|will be|has to be|must be) (?<value>.{1,160})",
  ),
  rule(
    "(?:i|we)(?:'ve| have| had to)? (?<verb>sold|sell|gave up|give up|gave away|quit|lost|inherited|built|founded) (?<value>(?:my|our|an?) .{2,120})",
    {
      many: true,
    },
  ),
  rule(
    "(?:i'm|i am|im|we're|we are) (?<verb>knitting|sewing|restoring|renovating|composing|painting|raising|expecting|breeding|growing|designing|rehearsing|learning|teaching|hosting|coaching|running|translating|editing|directing|caring for|looking after) (?<value>(?:an?|my|our|the|two|three|four|\\d+) .{3,120})",
    {
      many: true,
    },
  ),
  rule(
    `(?:my|our) ${thing} (?<verb>worked as|worked (?:for|at|in)|studied|taught|lived|grew up|served|emigrated|was born|were born) ${value}`,
  ),
  rule(`(?:[Ii]|[Ww]e)(?:'ve| have)? (?<verb>named|called) (?<value>(?:my|our|the) .{2,60} \\p{Lu}.{1,60})`, {
    many: true,
  }),
  rule(
    `(?:i|we) (?:first )?(?:learned|learnt|started|began) (?<verb>to \\w+|\\w+ing) (?<value>.{0,60}(?:at the age of|when i was|in \\d{4}|at \\d+).{0,60})`,
    {
      many: true,
    },
  ),
  rule(
    `(?:i|we) want (?:my|our|the) (?!(?:text|poem|story|essay|e-?mail|letter|speech|summary|list|answer|result|tone)\\b)${thing} to be ${value}`,
    {
      about: "want",
    },
  ),
  rule(
    `(?:i've|i have|we've|we have) been (?<verb>learning|studying|training|living|playing|teaching|collecting|saving|building|writing|working|volunteering|coaching|married) (?!.*\\b(?:recently|lately|today|now)\\b)${value}`,
    { many: true },
  ),
  rule(
    `(?:my|our|the) ${thing} (?<verb>gave|gives|allowed|granted) (?:me|us) (?<value>(?:until|till|another) .{1,120})`,
    { corrects: true },
  ),
  rule(`(?:${i}|we're|we are) (?<verb>staying) ${value}`, { definite: true }),
  // A person or thing that is named.
  rule(`(?<subject>\\p{Lu}[\\p{L}-]+(?:'s [\\p{L} -]{2,40})) (?:is now|is|are|was born on|will be) ${value}`),
  rule(`(?<subject>\\p{Lu}[\\p{Ll}-]+(?: \\p{Lu}[\\p{Ll}-]+)?) (?:is|are) (?<value>(?:my|our) .{1,80})`),
  rule(`(?<subject>\\p{Lu}[\\p{Ll}-]+(?: \\p{Lu}[\\p{Ll}-]+)?) ist (?<value>(?:mein|unser)e? .{1,80})`),
  // Plans: a thing with its day, place, sum or name.
  rule(`(?:the|this|that) ${thing} (?:${be}|${tell}) (?:called |named )?${value}`, { definite: true }),
  rule(`(?:der|die|das) ${thing} (?:${ist}|${geschieht}) ${value}`, { definite: true }),
];

/** "Remember that …": what follows is a fact because the person says so. */
export const remember =
  /^(?:(?:please |also |and |ok(?:ay)?,? )?(?:remember|note|don't forget|do not forget|keep in mind|bear in mind|for the record|fyi|for your information|make a note|important|heads up|write down|know)(?: this| too)?(?: that|[:,-])? ?(?:that )?|(?:bitte )?(?:merk(?:e)? dir|merken sie sich|denk(?:e)? daran|notier(?:e)?(?: dir)?|beachte|vergiss nicht|zur info(?:rmation)?|wichtig|notiz|behalte)(?: bitte)?(?:[:,]| dass)? ?(?:dass )?)(?<rest>.{3,300})$/i;

/** Says that something told before is not so. Taken off the clause; what is left is read like any other. */
export const correction =
  /^(?:(?:ah|oh|oops|um|well|hm+|äh|ach|ok(?:ay)?|but|aber)[,!.]? )*(?:actually|correction|(?:one|a|another|small|last)(?: small| last)? (?:change|correction|update)|change of plans?|from now on|as of (?:now|today)|sorry|apologies|no|nope|wait|scratch that|rather|i (?:meant|mean)(?: to say| that)?|i was wrong|i misspoke|my mistake|on second thought|update|instead|eigentlich|korrektur|nein|doch|moment|warte|ich (?:meinte|meine)|stattdessen|entschuldigung|vielmehr|tatsächlich|ab jetzt|ab sofort|stimmt nicht|das stimmt nicht|änderung|mein fehler)(?:[,:;!.-]+ ?| - | )/i;

/** Words that open a clause and tell nothing. */
export const openers =
  /^(?:(?:and|but|also|so|well|ok(?:ay)?|hi(?: there)?|hey|hello|hallo|thanks|danke|thank you|great|cool|perfect|by the way|btw|please note|note|just so you know|in fact|oh|yes|yeah|sure|because|since|und|aber|also|außerdem|übrigens|ja|gut|super|prima|weil|denn|nebenbei|p\.?s\.?|as i said|like i said|wie gesagt|right|guten (?:tag|morgen|abend)|good (?:morning|evening|afternoon)|quick note|one more thing|noch etwas|for context|zum kontext|background|hintergrund)(?:[,:;!.-]+ ?| - | ))/i;

/** Words that close a clause and tell nothing. */
export const closers = /,? (?:by the way|btw|though|please|übrigens|bitte|just so you know|for what it's worth|fyi)$/i;
