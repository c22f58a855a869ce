// What a text pasted to a persona that takes code becomes: a file, the error it is asked about, or words of the message.
import { longestPaste } from "../documents/paste.ts";
import { looksLikeCode, looksLikeTrace } from "./looks-like-code.ts";

export type CodePaste = "file" | "error" | "plain";

/** A trace wins over code: it quotes code. */
export function codePasteOf(text: string, takesError: boolean): CodePaste {
  if (takesError && looksLikeTrace(text)) return "error";
  return text.length > longestPaste || looksLikeCode(text) ? "file" : "plain";
}
