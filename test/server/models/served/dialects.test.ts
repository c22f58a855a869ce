import { expect, test } from "vitest";
import { dialectProfiles, parametersOf, templateRules } from "../../../../server/models/served/dialects.ts";
import { tierOf } from "../../../../server/models/tier.ts";

test.each([
  ["google/gemma-3-27b-it", 27],
  ["gemma-3-270m", 0.27],
  ["gemma3:4b", 4],
  ["qwen2.5:0.5b-instruct-q4_K_M", 0.5],
  ["Qwen2.5-Coder-1.5B-Instruct", 1.5],
  ["Meta-Llama-3.1-8B", 8],
  ["gpt-4o", null],
  ["mistral-small", null],
  ["model-v3b2", null],
])("%s has %s billion parameters", (name, billions) => expect(parametersOf(name)).toBe(billions));

test.each([
  [0.5, "small"],
  [3.9, "small"],
  [4, "large"],
  [null, "large"],
] as const)("%s billion is the %s tier", (billions, tier) => expect(tierOf(billions)).toBe(tier));

test("Gemma is fed as Gemma's template wants it, whichever server it runs on", () => {
  for (const dialect of Object.values(dialectProfiles)) {
    expect(templateRules("google/gemma-3-27b-it", dialect)).toEqual({ systemRole: false, alternates: true });
  }
  expect(templateRules("llama-3.1-8b", dialectProfiles.vllm)).toEqual({ systemRole: true, alternates: true });
});
