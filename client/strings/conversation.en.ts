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
  tokens: "{read} tokens read, {written} written",
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
  notSentLabel: "Your next message, not sent yet",
  keptHere: "Kept on this device. Sent when the connection is back.",

  // What can be done with an answer or a question
  actions: "Answer",
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
  deleted: "Conversation deleted",
  undo: "Undo",

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
