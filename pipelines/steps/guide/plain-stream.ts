// A text shown piece by piece as the model writes it: control tokens never, calculations as their result.
import type { AnswerLanguage } from "../language.ts";
import { withoutTokens } from "./clean-prose.ts";
import { computeInline } from "./inline-calculations.ts";

/** Characters a token or the sign of a calculation may take; held back no longer. */
const heldAtMost = { token: 90, calculation: 300 };

/** Call `end` once the text is whole: it shows what was held back. */
export function plainStream(show: (text: string) => void, language: AnswerLanguage) {
  let held = "";
  const release = (text: string) => {
    const ready = computeInline(withoutTokens(text), language).text;
    if (ready !== "") show(ready);
  };
  return {
    take: (piece: string) => {
      held += piece;
      const from = heldFrom(held);
      release(held.slice(0, from));
      held = held.slice(from);
    },
    end: () => {
      release(held);
      held = "";
    },
  };
}

/** Where something may have begun that is not whole yet; the text's length where nothing has. */
function heldFrom(text: string): number {
  const calculation = text.lastIndexOf("[[");
  if (calculation >= 0 && !text.includes("]]", calculation) && text.length - calculation < heldAtMost.calculation)
    return calculation;
  const token = Math.max(...["<", "‹", "["].map((sign) => text.lastIndexOf(sign)));
  const isOpen = token >= 0 && !/[>›\]\s]/.test(text.slice(token + 1)) && text.length - token < heldAtMost.token;
  if (!isOpen) return text.length;
  // "<<SYS>>" and "[[=" begin with two.
  return text[token - 1] === text[token] ? token - 1 : token;
}
