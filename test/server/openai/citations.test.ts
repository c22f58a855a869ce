import { describe, expect, onTestFinished, test } from "vitest";
import type { ChatAnswer } from "../../../server/openai/schemas.ts";
import { contentOf, linesOf, user } from "../../support/chat-door.ts";
import { listening } from "../../support/listening.ts";
import { idOf, openResearch, writes, yes } from "../../support/research.ts";
import type { Replies } from "../../support/research.ts";

const cooling = "Cooling was strongest where canopy covered at least two fifths of the block.";
const night = "After sunset the difference shrank to 0.3 degrees.";
const documents = [{ name: "canopy.pdf", pages: [["Street trees in five cities."], [cooling, night]] }];
const question = "Where was cooling by trees strongest?";

async function open(replies: Replies) {
  const research = await openResearch({ documents, replies: { ...yes, ...replies } });
  const server = await listening(research.facet.services);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const ask = (more: object = {}) =>
    fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        model: "facet/researcher",
        messages: [user(question)],
        facet: { documentIds: research.ids },
        ...more,
      }),
    });
  return { ...research, ask, url: server.url };
}

const cites = (content: string, { start_index, end_index }: { start_index: number; end_index: number }) =>
  content.slice(start_index, end_index);

/** The model's sentence is not carried by its source, and is corrected. */
const corrected: Replies = {
  write: writes([["Cooling was weakest there.", cooling]]),
  check: (asked) => ({ supported: !asked.includes("weakest there"), reason: "says strongest" }),
  repair: (asked) => ({
    sentences: [
      { index: 0, text: "Cooling was strongest there.", cites: [{ id: idOf(asked, cooling), quote: cooling }] },
    ],
  }),
};

describe("words that checking takes back", () => {
  test("are followed in the stream by the whole checked answer, whose places the annotations name", async () => {
    const { ask } = await open(corrected);
    const { chunks } = linesOf(await (await ask({ stream: true })).text());
    const content = contentOf(chunks);
    const [before = "", after = ""] = content.split("\n\n---\n\n**The checked answer:**\n\n");
    expect(before).toBe("Cooling was weakest there. [1]");
    expect(after).toMatch(/^Cooling was strongest there\. \[1\]/);
    expect(chunks.at(-1)?.facet?.text).toBe(after);
    const annotations = chunks.at(-1)?.choices[0]?.delta.annotations ?? [];
    expect(annotations).toHaveLength(1);
    expect(annotations[0]?.url_citation.start_index).toBeGreaterThan(content.indexOf("strongest there"));
  });

  test("never reach a client that waits for the whole answer", async () => {
    const { ask } = await open(corrected);
    const answer = (await (await ask()).json()) as ChatAnswer;
    expect(answer.choices[0]?.message.content).toMatch(/^Cooling was strongest there\. \[1\]/);
    expect(answer.facet.text).toBeUndefined();
  });

  test("a client that sends the stream's words back goes on in the same conversation", async () => {
    const { ask, facet } = await open(corrected);
    const first = await ask({ stream: true });
    const content = contentOf(linesOf(await first.text()).chunks);
    const messages = [user(question), { role: "assistant", content }, user("And at night?")];
    const second = await ask({ model: "guide", messages, facet: { input: { sources: "general" } } });
    expect(second.headers.get("x-facet-conversation")).toBe(first.headers.get("x-facet-conversation"));
    await second.body?.cancel();
    await expect.poll(() => facet.services.store.runs.active()).toEqual([]);
  });
});

test("each number in the answer is an annotation that opens the document at its page", async () => {
  const { ask, url, facet, ids } = await open({
    write: writes([
      ["It was strongest under two fifths.", cooling],
      ["At night less was left, `as in list[1]`.", night],
    ]),
  });
  const answer = (await (await ask()).json()) as ChatAnswer;
  const { content, annotations } = answer.choices[0]?.message ?? { content: "", annotations: [] };
  expect(annotations.map(({ url_citation: place }) => cites(content, place))).toEqual(["[1]", "[2]"]);
  expect(annotations.map(({ facet: { page, quote, support } }) => [page, quote, support])).toEqual([
    [2, cooling, "supported"],
    [2, night, "supported"],
  ]);
  const { fileId } = facet.services.documents.get("local", ids[0] ?? "");
  expect(annotations[0]?.url_citation).toMatchObject({
    url: `${url}/files/${fileId}#page=2`,
    title: "canopy.pdf, p. 2",
  });
  expect(answer.facet.citations).toMatchObject([{ number: 1 }, { number: 2 }]);
  expect(content).toContain(`Citations:\n[1] “${cooling}” (canopy.pdf, p. 2)`);
});

test("in a stream they come with the last delta", async () => {
  const { ask } = await open({ write: writes([["It was strongest under two fifths.", cooling]]) });
  const { chunks } = linesOf(await (await ask({ stream: true })).text());
  const at = chunks.map(({ choices }) => choices[0]?.delta.annotations?.length ?? 0);
  expect(at).toEqual([...chunks.slice(1).map(() => 0), 1]);
});
