// The words of the conversation in English; `{name}` is replaced, and a pair holds one and many.

const english = {
  you: "You",
  conversation: "Conversation",
  newConversation: "New conversation",
  loading: "Opening the conversation",
  turns: ["{count} turn", "{count} turns"],
  inOrder: "{first}, then {next}",
  standIn: "stand-in, not Gemma",
  unknownPersona: "A persona that is no longer here",

  // An answer's state
  waiting: "Waiting",
  starting: "Starting",
  working: "{step}, {seconds} s",
  writing: "Writing, {seconds} s",
  paused: ["Paused at word {count}", "Paused at word {count}"],
  stopped: "Stopped after {seconds} s",
  failed: "Failed after {seconds} s",
  interrupted: "Interrupted after {seconds} s",
  nothingWritten: "Nothing was written yet.",
  steps: ["{count} step", "{count} steps"],
  stepsIn: "{steps}, {seconds} s",
  words: ["{count} word", "{count} words"],
  stepState: { done: "done", running: "running", later: "not begun", stopped: "stopped", failed: "failed" },
  progress: "{done} of {total}",

  // The queue
  place: "Number {position} of {size} in line for {model}",
  placeAfter: "Waits for the answer before it",
  startsIn: "starts in about {time}",
  seconds: "{count} s",
  minutes: "{count} min",
  theModel: "the model",
  edit: "Edit",
  takeBack: "Take back",
  waitingLabel: "Your next message, waiting",
  editWaiting: "Edit the waiting message",
  saveWaiting: "Save",
  notSentLabel: "Your next message, not sent yet",
  keptHere: "Kept on this device. Sent when the connection is back.",

  // What can be done with an answer or a question
  copy: "Copy",
  copyMarkdown: "Copy as Markdown",
  copyPlain: "Copy as plain text",
  copied: "Copied",
  notCopied: "The browser did not allow copying",
  retry: "Answer again",
  editQuestion: "Edit the question",
  askAgain: "Ask again",
  cancel: "Cancel",
  earlier: "Earlier version",
  later: "Later version",
  version: "{at} of {of}",
  handedOver: "Handed from {from} to {to}",
  handoffLabel: "Hand-off from {from} to {to}",
  refine: "Refine the answer",
  showSteps: "Show the steps",
  allSteps: "Open the steps",
  jumpToEnd: "Jump to the end",

  seePassed: "See what was passed",
  passedTitle: "What {to} was told",
  passedTurns: ["{count} turn", "{count} turns"],
  passedDocuments: ["{count} document", "{count} documents"],
  passedCitations: ["{count} checked citation", "{count} checked citations"],
  passedMemories: ["{count} memory", "{count} memories"],
  toldWhole: "All of it went to the model word for word.",
  toldPartly: [
    "The model saw the last {count} message word for word; what came before it is in the summary and the memories.",
    "The model saw the last {count} messages word for word; what came before them is in the summary and the memories.",
  ],
  notToldYet: "What of it fits the model is decided when the answer is written.",
  headings: { turns: "The conversation", documents: "Documents", citations: "Checked citations", memories: "Memories" },

  // Branches
  again: "Again",
  withModel: "With another model",
  asPersona: "As {persona}",
  questionMenu: "More for this question",
  undoQuestion: "Undo this question",
  undone: "Question taken back",
  undoneDetail: "Its words are in the message field.",
  redo: "Redo",
  deleteBranch: "Delete from here",
  deleteAsk: "Delete this question and all that follows, for good?",
  deleteCounts: "{questions} and {answers}, every version counted",
  questionsCount: ["{count} question", "{count} questions"],
  answersCount: ["{count} answer", "{count} answers"],
  deleteNow: "Delete",
  keep: "Keep",
  branchDeleted: "Branch deleted",
  deletedMessages: ["{count} message", "{count} messages"],
  deletedMemories: ["{count} memory", "{count} memories"],
  laterKept: [
    "{count} question was asked here before. It is kept.",
    "{count} questions were asked here before. They are kept.",
  ],
  showLater: "Show it again",
  newestBranch: "Newest branch, {version}",

  // Side by side
  compare: "Compare",
  compareWith: "Ask side by side with",
  compareModels: "Models",
  comparing: "Side by side with {name}",
  notComparing: "Do not compare",
  sideBySide: "Two answers side by side",
  showAnswer: "Go to the answer of {name}",
  goOn: "Go on with this one",

  // Differences
  changes: "What changed",
  changesTitle: "What changed",
  comparedWith: "Compared with",
  answerBefore: "the answer before",
  versionNumber: "version {at}",
  added: "added",
  removed: "removed",
  nothingChanged: "No word is different.",
  changedWords: "{added} added, {removed} removed",
  wordsCount: ["{count} word", "{count} words"],

  // The composer
  message: "Message",
  send: "Send",
  stop: "Stop the answer",
  waitItsTurn: "Write the next message; it will wait its turn",
  keepWriting: "You can keep writing",
  escStops: "stops. What you have seen is kept.",
  runsHere: "{model} runs on this machine. Nothing leaves it.",
  runsAt: "{model} answers from {host}.",
  left: ["{count} character left", "{count} characters left"],
  over: ["{count} character too many", "{count} characters too many"],
  more: "More",
  on: "on",
  off: "off",
  none: "none",
  addItem: "Add, then Enter",
  removeItem: "Remove {item}",
  edited: "edited",
  notSet: "not set",
  jsonTitle: "{field} as JSON",
  jsonWrong: "This is not JSON: {reason}",
  apply: "Apply",
  close: "Close",

  mentionOffer: "Personas and documents",
  mentionOffered: ["{count} fits. Choose with the arrows and Enter.", "{count} fit. Choose with the arrows and Enter."],
  addressed: "To {persona}, this message only",
  notAddressed: "Not to {persona}",

  // Why something was not sent
  problem: {
    empty: "“{field}” is empty.",
    "not-offered": "“{field}” is not one of the choices.",
    "wrong-type": "“{field}” has the wrong form.",
    "too-long": "“{field}” is too long: {is} characters, and {limit} fit.",
    "too-short": "“{field}” is too short: it needs {limit} characters.",
    "too-many": "“{field}” holds too much: {is}, and {limit} fit.",
    "too-few": "“{field}” needs at least {limit}.",
    "too-large": "“{field}” can be {limit} at most.",
    "too-small": "“{field}” must be at least {limit}.",
  },
  notSent: "Not sent: no connection to Facet. Your words are kept; send again when it is back.",
  notDone: "That did not work: no connection to Facet. Nothing was changed.",
  notStopped: "Not stopped: no connection to Facet. The answer goes on; try again when it is back.",

  // The head of the conversation
  menu: "Conversation menu",
  copyAll: "Copy all as Markdown",
  rename: "Rename",
  titleOfConversation: "Title",
  delete: "Delete",

  // The empty state
  examples: "Examples",
  run: "Ask this",

  // Said to screen readers
  said: {
    answered: "{persona} has answered: {text}",
    stopped: "{persona} was stopped.",
    failed: "{persona} failed: {reason}",
    queued: "Your message is number {position} in line.",
  },

  // The steps panel
  stepsTitle: "Steps",
  noSteps: "The steps of an answer appear here when one is being written.",
  pipeline: "The pipeline of {persona}",
  model: "Model",
  time: "Time",
  usage: "Tokens",
  usageValue: "{prompt} read, {completion} written",
  notes: "Notes",
  sources: "Sources",
  memories: "Recalled",
  page: "p. {page}",
  whichAnswer: "Answer to “{question}”",

  // Inside Markdown
  markdown: {
    done: "done",
    open: "open",
    table: "Table",
    image: "Image",
    code: "Code",
    copy: "Copy",
    copied: "Copied",
    unsupported: "not supported by the sources",
  },
} as const satisfies Words;

/** A sentence, its forms for one and for many, or a group of sentences. */
type Words = {
  readonly [key: string]: string | readonly [one: string, many: string] | { readonly [key: string]: string };
};

type InAnyLanguage<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly [string, string]
      ? readonly [one: string, many: string]
      : { readonly [L in keyof T[K]]: string };
};

/** What every language says; its keys are the English ones. */
export type ConversationStrings = InAnyLanguage<typeof english>;

export const conversationEn: ConversationStrings = english;
