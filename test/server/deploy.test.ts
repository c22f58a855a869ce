// What deploys Facet agrees with Facet: the words for vLLM are the models page's, every setting is one, the image has what a start needs.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { commandsFor } from "../../pipelines/engine/sizing/commands.ts";
import { gemmaOf } from "../../pipelines/engine/sizing/gemma.ts";
import { machines } from "../../pipelines/engine/sizing/machines.ts";
import { sizeOf } from "../../pipelines/engine/sizing/memory.ts";
import { loadConfig, settings } from "../../server/config.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const compose = z
  .object({
    services: z.object({
      gemma: z.object({ command: z.array(z.string()), ports: z.undefined().optional() }),
      facet: z.object({
        environment: z.record(z.string(), z.string()),
        ports: z.array(z.string()),
        build: z.object({ dockerfile: z.string(), target: z.string() }),
      }),
    }),
  })
  .parse(parse(read("server/deploy/compose.yaml")));
const containerfile = read("server/deploy/Containerfile");
const environmentOf = (text: string) =>
  [...text.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs]) => [...(pairs ?? "").matchAll(/(\w+)=(\S+)/g)]);

test("vLLM is given the words the models page gives for 27B on an H200", () => {
  const machine = machines.find((each) => each.id === "h200");
  const wish = { context: 32_768, concurrency: 1, cache: true };
  if (!machine) throw new Error("no H200 in the list of machines");
  const [vllm] = commandsFor(sizeOf(gemmaOf("27b"), "bf16", wish, machine), wish, machine);
  const words = vllm?.command
    .replaceAll("\\\n", " ")
    .replaceAll("'", "")
    .replace("vllm serve ", "")
    .replaceAll(/(--[\w-]+) +(?!-)/g, "$1=")
    .trim()
    .split(/\s+/);
  expect(compose.services.gemma.command).toEqual(words);
});

test("every FACET_ setting that is named is one, and Facet starts with those of the image", () => {
  const named = [
    ...environmentOf(containerfile).map(([, name]) => name),
    ...Object.keys(compose.services.facet.environment),
  ];
  expect(named.filter((name) => name?.startsWith("FACET_") && !(name in settings))).toEqual([]);
  const given = Object.fromEntries(environmentOf(containerfile).map(([, name, value]) => [name, value]));
  expect(loadConfig(given)).toMatchObject({ FACET_HOST: "0.0.0.0", FACET_AUTH: "password", FACET_DATA: "/data/facet" });
});

test("the page is reached on this machine alone until somebody publishes it, and the model by Facet alone", () => {
  expect(compose.services.facet.ports).toEqual(["127.0.0.1:3000:3000"]);
});

test("what the image copies is there, and the target of compose is one of its stages", () => {
  const copied = [...containerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, paths]) => paths?.split(" ") ?? [],
  );
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(containerfile).toContain(`AS ${compose.services.facet.build.target}\n`);
  expect(existsSync(join(root, compose.services.facet.build.dockerfile))).toBe(true);
});
