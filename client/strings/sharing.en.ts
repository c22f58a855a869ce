// Words of searching, sharing, exporting, importing and feedback, in English; fetched with those parts, not with the page.
import type { FeedbackLabel } from "../../pipelines/engine/feedback.ts";

export const sharingEn = {
  search: {
    label: "Search results",
    conversations: "Conversations",
    messages: "Messages",
    /** Found by their title, and by their words; one of them is none at most. */
    found: (conversations: number, messages: number) =>
      [
        conversations === 1 ? "1 conversation" : `${conversations} conversations`,
        messages === 1 ? "1 message" : `${messages} messages`,
      ]
        .filter((words) => !words.startsWith("0 "))
        .join(", "),
    all: (count: number) => `Show all ${count}`,
    most: "More were found. Another word narrows it.",
    nothing: "Nothing found",
    nothingHint: "Titles and messages were searched for every word. Try fewer words, or the beginning of one.",
    asking: "Searching …",
    failed: "The search did not answer.",
    offline: "Searching needs the connection to Facet. It will be tried again when that is back.",
    you: "You",
    inConversation: (title: string) => `in “${title}”`,
  },
  file: {
    exported: "Exported",
    failed: "That did not work.",
    title: "In and out",
    importTitle: "Conversations",
    importButton: "Import a conversation …",
    importHint:
      "A JSON file that Facet exported, or a list of messages, each with a role and a text. It can also be dropped on the list of conversations.",
    importing: "Importing …",
    imported: "Conversation imported",
    tooLarge: (limit: string) => `The file is larger than ${limit}, which is the most that can be imported.`,
    notJson: "This is not a JSON file. Choose one that was exported with “Export as JSON”.",
    notRead: "The browser could not read the file. It may have been moved or changed: choose it once more.",
    oneOnly: "One file at a time, please.",
    offline: "There is no connection to Facet. Nothing was imported; try again when it is back.",
  },
  share: {
    title: "Share this conversation",
    seen: "Whoever opens the link reads the branch you see now, as it is now: its questions, answers and quotes. What is said later is not in it. Documents, memories and steps are not shared.",
    who: "Anyone who can reach this server and has the link can read it, without signing in.",
    make: "Make a link",
    making: "Making the link …",
    links: "Links to this conversation",
    none: "There is no link yet.",
    madeAt: (when: string, messages: number) =>
      `Made ${when}, ${messages === 1 ? "1 message" : `${messages} messages`}`,
    copy: "Copy the link",
    copied: "Link copied",
    notCopied: "The browser did not allow copying. The link stands in the field.",
    revoke: "Revoke",
    revoked: "Link revoked. It leads nowhere now.",
    linkLabel: (when: string) => `Link made ${when}`,
    running: "An answer is still being written. Make the link when it is there: it would not be in it.",
  },
  page: {
    label: "Shared conversation",
    sharedAt: (when: string) => `A conversation as it was on ${when}. Read only.`,
    you: "Asked",
    madeWith: "Written with Facet, a self-hosted workbench over Gemma 3.",
    goneTitle: "This link leads nowhere",
    gone: "It was revoked, its conversation was deleted, or the address has a slip in it. Ask the person who sent it for a new one.",
    awayTitle: "This conversation cannot be shown right now",
    away: "The server cannot be reached right now. It will be tried again.",
    loading: "Opening the shared conversation",
    print: "Print",
    unfinished: "This answer was not finished.",
    pictures: (count: number) =>
      count === 1 ? "With a picture that is not shared." : `With ${count} pictures that are not shared.`,
    empty: "Nothing was said in it.",
  },
  feedback: {
    like: "Good answer",
    dislike: "Bad answer",
    title: "What about this answer?",
    labels: {
      wrong: "Wrong",
      incomplete: "Incomplete",
      "too-long": "Too long",
      "too-short": "Too short",
      unclear: "Unclear",
      "wrong-tone": "Wrong tone",
      "wrong-language": "Wrong language",
      "bad-citation": "Bad citation",
      slow: "Too slow",
    } as Record<FeedbackLabel, string>,
    comment: "In your words",
    commentHint: "Kept on this server, with the question, the answer and what it was made from.",
    save: "Save",
    saved: "Feedback saved",
    clear: "Take it back",
    test: "Make this a test",
    testHint: "Downloads the question with what it had to go on as one line. Run it with",
    failed: "The feedback could not be saved.",
    exportTitle: "Feedback",
    exportHint: "Every answer you rated, one JSON object a line, with the question, persona, model and passages.",
    exportButton: "Export feedback",
    none: "No answer has been rated yet.",
    count: (count: number) => (count === 1 ? "1 answer rated" : `${count} answers rated`),
  },
};

export type SharingStrings = typeof sharingEn;
