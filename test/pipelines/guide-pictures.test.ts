// The Guide and pictures beside a question, by a model that sees and by one that does not.
import { describe, expect, test } from "vitest";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import type { ModelInfo } from "../../pipelines/engine/ports.ts";
import { bytesOf, pictureInfo } from "../support/given-pictures.ts";
import { guiding } from "../support/guiding.ts";
import { pair, smallContext } from "../support/remembered.ts";
import { seeing } from "../support/scripted-model.ts";

async function prompt(images: readonly ImageInfo[], info: Partial<ModelInfo>, question = "What is on the sign?") {
  const said = () => "A word.";
  const { ask, prompts } = guiding({
    replies: { plain: said, plainSmall: said },
    info,
    images,
    history: pair("Look", "I did"),
  });
  await ask(question);
  const turns = prompts.at(-1)?.turns ?? [];
  const { role, text, pictures } = turns.at(-1) ?? {};
  const shown = pictures && { images: pictures.map(({ data }) => ({ data: new Uint8Array(data) })) };
  return { system: turns[0]?.text ?? "", last: { role, text, ...shown } };
}

const sign = pictureInfo("sign.png");

describe.each(["small", "large"] as const)("a %s model", (tier) => {
  test("that sees is shown the picture and told to say only what is seen", async () => {
    const { system, last } = await prompt([sign], { tier, ...seeing(8192) });
    expect(last).toMatchObject({ text: "What is on the sign?", images: [{ data: bytesOf(sign.imageId) }] });
    expect(system).toContain("Say only what can be seen in them");
    expect(system).toContain("never name a person by their looks");
  });

  test("that does not see is told what stands there, and to say that it cannot see", async () => {
    const { system, last } = await prompt([sign], { tier, ...smallContext(8192) });
    expect(last).toEqual({
      role: "user",
      text: "[Picture: sign.png, 600 × 400 pixels, not shown to this model]\n\nWhat is on the sign?",
    });
    expect(system).toContain("pictures that you cannot see");
  });

  test.each([true, false])("without pictures is asked as ever, whether it sees (%s) or not", async (sees) => {
    const { system, last } = await prompt([], { tier, ...(sees ? seeing(8192) : smallContext(8192)) });
    expect(system).not.toMatch(/picture(?! from daily life)/);
    expect(last).toEqual({ role: "user", text: "What is on the sign?" });
  });
});

test("a wish to change the last answer keeps the picture in sight", async () => {
  const { last } = await prompt([sign], { tier: "large", ...seeing(8192) }, "Make it shorter.");
  expect(last.text).toContain("Give your last answer again");
  expect(last.images).toHaveLength(1);
});
