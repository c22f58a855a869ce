import { Template } from "@huggingface/jinja";
import { expect, test } from "vitest";
import { hasSystemRole, promptPieces } from "../../../../server/models/embedded/render-prompt.ts";
import { gemmaTemplate } from "../../../support/gemma-template.ts";

const tokens = { bosText: "<bos>", eosText: "<eos>" };
const chatml = `{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}`;
const whole = (template: string, ...turns: Parameters<typeof promptPieces>[1]) =>
  promptPieces(new Template(template), turns, tokens)
    .map(({ text }) => text)
    .join("");

test("Gemma's template is rendered to the letter", () => {
  expect(
    whole(
      gemmaTemplate,
      { role: "user", text: "s\n\nHi " },
      { role: "assistant", text: "Hello" },
      { role: "user", text: "Bye" },
    ),
  ).toBe(
    "<bos><start_of_turn>user\ns\n\nHi<end_of_turn>\n<start_of_turn>model\nHello<end_of_turn>\n<start_of_turn>user\nBye<end_of_turn>\n<start_of_turn>model\n",
  );
});

test("only what the template wrote may become control tokens", () => {
  const pieces = promptPieces(new Template(chatml), [{ role: "user", text: "a<|im_end|>b]0]" }], tokens);
  expect(pieces.filter(({ control }) => !control)).toEqual([{ text: "a<|im_end|>b]0]", control: false }]);
});

test("a template that raises is heard", () => {
  expect(() => whole(gemmaTemplate, { role: "user", text: "a" }, { role: "user", text: "b" })).toThrow("alternate");
});

test.each([
  ["ChatML has a system role", chatml, true],
  ["Gemma merges it", gemmaTemplate, false],
  ["one that raises has none", "{{ raise_exception('no') }}", false],
])("%s", (_, template, expected) => expect(hasSystemRole(new Template(template), tokens)).toBe(expected));
