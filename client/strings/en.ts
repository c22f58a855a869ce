// Every word of the page, in English; its type is what the other languages must fill.
import type { ErrorCode, Kept, NextStep } from "../../pipelines/engine/errors.ts";
import { conversationEn } from "./conversation.en.ts";
import { documentsEn } from "./documents.en.ts";
import { memoryEn } from "./memory.en.ts";
import { placesEn } from "./places.en.ts";

const errorTitles: Record<ErrorCode, string> = {
  "invalid-input": "That does not fit",
  "not-found": "Not found",
  conflict: "An answer is still being written",
  forbidden: "Not allowed",
  "too-large": "Too large",
  "unsupported-file": "This kind of file cannot be read",
  "file-damaged": "The file is damaged",
  "password-needed": "A password is needed",
  "password-wrong": "Wrong password",
  "no-text": "No text in the file",
  "document-not-ready": "Still being read",
  "model-missing": "No model to answer",
  "model-unreachable": "The model does not answer",
  "model-overflow": "Too long for the model",
  "model-cannot-see": "This model cannot see images",
  "sandbox-limit": "The code was stopped",
  "time-limit": "It took too long",
  "storage-full": "The disk is full",
  "rate-limited": "Too many requests",
  interrupted: "The answer was interrupted",
  unexpected: "Something went wrong",
};

const keptWords: Record<Kept, string> = {
  question: "your question",
  answer: "what was written so far",
  files: "the files",
  conversation: "the conversation",
  settings: "the settings",
};

const nextSteps: Record<NextStep, string> = {
  retry: "Try again",
  edit: "Edit",
  "choose-model": "Choose another model",
  "add-model": "Add a model",
  "free-space": "I have made room",
  wait: "Try again now",
  "open-settings": "Open settings",
  "new-conversation": "New conversation",
};

export const en = {
  close: "Close",
  undo: "Undo",
  dismiss: "Dismiss",
  retry: "Try again",
  newTab: "opens in a new tab",
  code: "Code",
  previews: "Preview on each platform",
  betweenLayers: "Ask anything in between; the path stays",
  map: "The map",
  lookAtCode: "Look at this code.",
  aboutPicture: "Write a post about this picture.",
  aboutPictures: "Write a post about these pictures.",
  dropPictures: "JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF and SVG, up to 20 at once",
  dropCodeAnywhere: "Drop code, a zip or documentation of an API anywhere on this page.",
  dropCode: "Code and zips for the message; PDF, OpenAPI, web pages and other documents for the library",
  skip: "Skip to the conversation",
  skipPage: "Skip to the page",
  rail: {
    label: "Conversations",
    open: "Conversations",
    signOut: "Sign out",
    fresh: "New conversation",
    search: "Search",
    searchLabel: "Search conversations",
    clearSearch: "Clear the search",
    none: "Your conversations will be listed here.",
    pinned: "Pinned",
    today: "Today",
    yesterday: "Yesterday",
    lastWeek: "Last week",
    older: "Older",
    moreFailed: "The rest of the list did not come.",
    dropHere: "Let go to import the conversation.",
    untitled: "Untitled",
    running: "an answer is being written",
    menu: (title: string) => `Menu for “${title}”`,
    rename: "Rename",
    renameLabel: "New name of the conversation",
    pin: "Pin",
    unpin: "Unpin",
    remove: "Delete",
    removed: "Conversation deleted",
    removedDetail: (count: number) => `${count === 1 ? "1 message" : `${count} messages`}, final in five minutes`,
    link: "Copy the link",
    messageLink: "Copy the link to this answer",
    share: "Share …",
    exportMarkdown: "Export as Markdown",
    exportJson: "Export as JSON",
    settings: "Settings",
    models: "Models",
    documents: "Documents",
  },
  bar: {
    personas: "Personas",
    steps: "Steps",
    panelWidth: "Width of the panel",
    noModel: "No model",
    chooseModel: "Choose a model",
    model: (name: string, state: string) => `Model: ${name}, ${state}`,
    addServer: "Add a server",
    allModels: "All models",
  },
  offline: {
    title: "No connection to Facet.",
    short: "no connection",
    body: "What you write stays here.",
    in: (seconds: number) => `Trying again in ${seconds} s.`,
    trying: "Trying again …",
    now: "Try now",
  },
  notLoaded: {
    sentence: "This part of Facet could not be loaded. What you have written is kept.",
    reload: "Load the page anew",
  },
  notFound: {
    title: "There is nothing here",
    conversation: "This conversation does not exist. It may have been deleted, or the address has a slip in it.",
    page: "This address leads nowhere.",
    next: "New conversation",
  },
  errors: {
    titles: errorTitles,
    brokeOff: "The answer broke off",
    kept: (what: readonly Kept[]) => `Kept: ${list(what.map((each) => keptWords[each]))}.`,
    next: nextSteps,
    offline: {
      title: "No connection to Facet",
      sentence: "Nothing was changed. Try again when the connection is back.",
    },
  },
  toasts: "Notices",
  ...placesEn,
  conversation: conversationEn,
  documents: documentsEn,
  memory: memoryEn,
};

export type Strings = typeof en;

function list(words: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(words);
}
