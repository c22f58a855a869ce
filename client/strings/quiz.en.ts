// Words of a quiz, in English.

export const quizEn = {
  title: "Quiz",
  titleOf: (at: number, of: number) => `Quiz, ${at} of ${of}`,
  leadsBack: "Wrong answers lead back to a layer",
  back: "Back",
  next: "Next",
  answer: "Answer",
  skip: "Skip",
  check: "Check",
  checkNow: "Check without this one",
  leftOut: (count: number) => `${count} not answered`,
  sending: "Being sent …",
  checking: "Being checked below …",
  checked: (right: number, asked: number) => `Checked: ${right} of ${asked} right`,
  readOnly: "Whoever has this conversation can answer it.",
  /** What the Guide is asked by the last button. */
  question: "Check my answers to the quiz.",

  right: "Right",
  wrong: "Not quite",
  ungraded: "Not graded",
  atTheEnd: "It is graded at the end.",
  rightBecause: (why: string) => (why === "" ? "Right." : `Right: ${why}`),
  wrongBut: "Not quite. This is right:",
  yours: "Your answer",
  rightAnswer: "Right answer",
  nothingGiven: "none",
  why: "Why",
  reason: "Reason",
  readAgain: (number: number | null) => (number === null ? "Read its layer again" : `Read layer ${number} again`),
  readAgainQuestion: (number: number | null, title: string) =>
    number === null ? "Tell me that layer again." : `Tell me layer ${number} again: ${title}`,

  shortAnswer: "Your answer",
  choose: "Choose …",
  order: "From first to last",
  up: (item: string) => `Move up: ${item}`,
  down: (item: string) => `Move down: ${item}`,
  isAt: (item: string, at: number, of: number) => `${item}: ${at} of ${of}`,
  meanings: "To choose from",
};

export type QuizStrings = typeof quizEn;
