import { expect, test } from "vitest";
import { estimateTokens } from "../../../server/models/estimate-tokens.ts";

test.each([
  ["", 0],
  ["seven c", 2],
  ["Grüße aus Köln", 4],
  ["世界", 2],
  ["ab 世界", 3],
])("“%s” is taken for %i tokens", (text, tokens) => expect(estimateTokens(text)).toBe(tokens));
