import { expect, test } from "vitest";
import { readFacts } from "../../../pipelines/steps/read-facts.ts";

/** Message, and the subject of each fact it tells. */
const told: [message: string, ...subjects: string[]][] = [
  ["Our book club meets at Rosa's every first Tuesday.", "book club meet"],
  ["Our wifi router sits behind the piano.", "wifi router sits"],
  ["My grandfather worked as a lighthouse keeper in Brittany.", "grandfather worked"],
  ["My sister Paula runs a bakery in Lisbon.", "sister paula runs role"],
  ["My daughter starts school in September.", "daughter day"],
  ["Our caterer charges 22 per head.", "caterer charge"],
  ["The spare key is under the third flower pot.", "spare key"],
  ["The alarm code keeper is my neighbour Jens.", "alarm code keeper"],
  ["The boxes must be out of the cellar by the 30th.", "boxe"],
  ["The mechanic says our tyres last until 60,000 kilometres.", "tyre last"],
  ["There is a grey parrot in our kitchen.", "grey parrot"],
  ["I swim on Tuesdays and Fridays.", "swim"],
  ["I wear size 44 shoes.", "wear size shoe"],
  ["I take my coffee with oat milk.", "take coffee oat milk"],
  ["I learned to swim at the age of thirty.", "swim age thirty"],
  ["I named my sourdough starter Clint Yeastwood.", "named sourdough starter clint yeastwood"],
  ["We keep the insurance papers in the blue folder.", "keep insurance paper blue folder"],
  ["We expect around eighty people at the opening.", "expect around people opening"],
  ["I want to finish the race in under 50 minutes.", "aim finish race under 50"],
  ["For the parade the children meet at the chapel at six.", "parade children meet place"],
  ["I own a bakery and we start kneading at three in the night.", "own bakery", "start kneading night"],
  ["Hi! Thanks for yesterday. Our shop closes at 6 pm and the lift is out of order.", "shop time"],
  ["The neighbour who waters our plants is Mr Tanaka.", "neighbour who water plant"],
  ["For the hike everybody needs a head torch.", "hike need"],
  ["I've been learning Swahili since January.", "learning swahili since january"],
  ["We need 12 kilos of potatoes for the street festival.", "need kilos potatoe street festival"],
  ["I want the new kitchen to be olive green.", "want new kitchen"],
  ["Wir treffen uns immer mittwochs bei Jonas.", "meeting immer mittwoch jonas"],
  ["Wir erwarten rund achtzig Leute zur Eröffnung.", "erwarten leute"],
  ["Zur Taufe erwarten wir 37 Gäste.", "taufe erwarten gäste"],
  ["Unsere Katze frisst nur Huhn.", "katze frisst"],
  ["Meine Großmutter wohnte in Danzig.", "großmutter wohnte place"],
  ["Die Kisten müssen bis zum 30. Juni aus dem Keller.", "kisten müssen day"],
];

test.each(told)("“%s” tells what can be asked for later", (message, ...subjects) => {
  expect(readFacts(message).map(({ subject }) => subject)).toEqual(subjects);
});

test.each([
  "I have a small question to ask you today.",
  "I'm going to have dinner now and will talk to you again tomorrow.",
  "I'm preparing for an important speech recently.",
  "I'm meeting a friend tonight.",
  "I need 5 ideas for dinner.",
  "I keep getting strange looks from 3 people.",
  "I've been feeling a bit lonely these days.",
  "We need 5 ideas for the party.",
  "Give me another example with 3 steps.",
  "I want another one.",
  "I want the text to be shorter.",
  "I run the script with 2 arguments.",
  "I call the function every day.",
  "I went to the cinema on Friday.",
  "I had a great time in Paris.",
  "I always feel like I'm not making progress.",
  "I want to write 500 words about Rome.",
  "I read 3 pages and fell asleep.",
  "My friend says the plan is bad.",
  "My boss thinks we are late.",
  "A farmer has 17 sheep and sells 4 of them.",
  "The farmer sells 12 eggs every day. How many does he sell in May?",
  `The company sells 3 million units every year. ${"It is a long report that was pasted here. ".repeat(20)}`,
  "The theme is about the meaning of life.",
  "The answer must be in JSON.",
  "There are two ways to do this.",
  "Everything must be perfect by Monday.",
  "See you on Monday.",
  "Actually, I don't.",
  "No, that's not what I meant.",
  "I was wrong, sorry.",
  "Things have changed.",
  "Ich brauche fünf Ideen.",
  "Wir sehen uns am Montag.",
  "Die Antwort muss auf Deutsch sein.",
  "Das stimmt nicht, versuch es nochmal.",
])("“%s” tells nothing that lasts", (message) => {
  expect(readFacts(message)).toEqual([]);
});

/** Message, and the subject and the text of the correction. */
const corrected: [message: string, subject: string, text: string][] = [
  ["From now on we meet at Karim's.", "meet", "We meet at Karim's."],
  ["The opening has been moved: it is on the 14th now.", "opening place", "The opening is on the 14th now."],
  ["My flight has changed, it leaves at 6:10.", "flight time", "My flight leaves at 6:10."],
  ["We don't meet on Mondays any more, we meet on Wednesdays.", "meet", "We meet on Wednesdays."],
  ["I mixed it up, our caterer charges 26 per head.", "caterer charge", "Our caterer charges 26 per head."],
  ["It's not Jens, the alarm code keeper is Mareike.", "alarm code keeper", "The alarm code keeper is Mareike."],
  ["No longer Tuesdays: I swim on Thursdays.", "swim", "I swim on Thursdays."],
  ["Change of plan, the posters must be ready by Friday.", "poster day", "The posters must be ready by Friday."],
  ["My landlord raised the rent to 940 a month.", "rent", "My landlord raised the rent to 940 a month."],
  ["The plants are watered by Miss Oyelaran now.", "plant watered", "The plants are watered by Miss Oyelaran now."],
  [
    "They gave me another locker at the pool, number 404.",
    "gave another locker pool number",
    "They gave me another locker at the pool, number 404.",
  ],
  ["The school trip doesn't go to Trier, it goes to Metz.", "school trip goes", "The school trip goes to Metz."],
  ["We have repainted the guest room, it is mint green now.", "guest room", "The guest room is mint green now."],
  [
    "I had to leave the old studio, the new one is next to the brewery.",
    "studio",
    "The studio is next to the brewery.",
  ],
  ["My favourite dish isn't ratatouille any more but moussaka.", "favourite dish", "My favourite dish is moussaka."],
  [
    "I made a mistake: the parcel is at the kiosk in Elm Street.",
    "parcel place",
    "The parcel is at the kiosk in Elm Street.",
  ],
  ["I get up at 7:05 these days.", "get up", "I get up at 7:05 these days."],
  ["I live in Norwich now.", "live", "I live in Norwich now."],
  [
    "They changed our seats on the night train, we are in coach 259.",
    "coach",
    "They changed our seats on the night train: we are in coach 259.",
  ],
  ["Ich bin umgezogen, ich wohne jetzt in Bonn.", "live", "Ich wohne jetzt in Bonn."],
  ["Stimmt nicht, mein Sohn Jannik singt Bariton.", "sohn jannik singt", "Mein Sohn Jannik singt Bariton."],
];

test.each(corrected)("“%s” corrects", (message, subject, text) => {
  expect(readFacts(message)).toEqual([expect.objectContaining({ subject, text, isCorrection: true })]);
});
