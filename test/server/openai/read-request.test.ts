import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { personas } from "../../../pipelines/personas.gen.ts";
import { openAiErrorOf } from "../../../server/openai/openai-error.ts";
import { readRequest } from "../../../server/openai/read-request.ts";
import { user } from "../../support/chat-door.ts";

const services = { personaById: (id: string) => personas.find((each) => each.id === id) };
const anything = fc.anything({ maxDepth: 3 });
const field = fc.constantFrom(
  "model",
  "messages",
  "stream",
  "n",
  "tools",
  "stop",
  "facet",
  "logprobs",
  "__proto__",
  "other",
);
const content = fc.oneof(
  fc.string(),
  fc.array(fc.record({ type: fc.constantFrom("text", "file", "image_url"), text: anything })),
  anything,
);
const role = fc.constantFrom("system", "user", "assistant", "tool");
const body = fc.oneof(
  anything,
  fc.record({
    model: fc.constantFrom("guide", "facet/creator", "toString"),
    messages: fc.array(fc.record({ role, content })),
    facet: fc.option(fc.record({ input: anything, documentIds: anything }, { requiredKeys: [] })),
  }),
  fc.tuple(field, anything).map(([key, value]) => ({ model: "guide", messages: [user("Hello")], [key]: value })),
);

test("whatever is sent is a question, or an error that is the client's own", () => {
  fc.assert(
    fc.property(body, (sent) => {
      try {
        expect(readRequest(sent, services, undefined).question.trim()).not.toBe("");
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(FacetError);
        expect([400, 404]).toContain(openAiErrorOf(thrown).status);
      }
    }),
    { numRuns: 1000 },
  );
});
