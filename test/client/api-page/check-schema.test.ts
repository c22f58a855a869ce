// What the API page says of a body before it is sent is what a JSON Schema validator says of it.
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodySchema } from "../../../client/api-page/body-schema.ts";
import { faultIn } from "../../../client/api-page/check-schema.ts";
import type { CataloguePersona } from "../../../server/api.ts";
import { personasRouter } from "../../../server/routers/personas.ts";
import { createCallerFactory } from "../../../server/trpc.ts";

/** As it comes over the wire. */
const catalogue = JSON.parse(
  JSON.stringify(await createCallerFactory(personasRouter)({} as never).catalogue()),
) as readonly CataloguePersona[];
const ajv = new Ajv2020({ strict: false });

describe.each(catalogue)("a body for the $id", (persona) => {
  const schema = bodySchema(persona);
  const isValid = ajv.compile(schema);

  test("made from an example is accepted", () => {
    for (const { input } of persona.examples) expect(faultIn({ input }, schema)).toBeUndefined();
  });

  test("is refused exactly where the schema refuses it", () => {
    const keys = [...persona.inputs.map(({ key }) => key), "conversationId", "documentIds", "stranger"];
    const known = persona.examples.flatMap(({ input }) => Object.values(input));
    const value = fc.oneof(
      fc.constantFrom(...known, "", 0, 7, 1.5, null, true, [], {}, ["a"], [{ name: "a" }]),
      fc.jsonValue() as fc.Arbitrary<unknown>,
    );
    const change = fc.record({ key: fc.constantFrom(...keys), value, isInside: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...persona.examples), fc.array(change, { maxLength: 2 }), ({ input }, changes) => {
        const inside = Object.fromEntries(
          changes.filter((each) => each.isInside).map((each) => [each.key, each.value]),
        );
        const beside = Object.fromEntries(
          changes.filter((each) => !each.isInside).map((each) => [each.key, each.value]),
        );
        const body = { ...beside, input: { ...input, ...inside } };
        expect(faultIn(body, schema) === undefined).toBe(isValid(body));
      }),
      { numRuns: 400 },
    );
  });
});

test("the fault names its place as a program writes it", () => {
  const developer = catalogue.find(({ id }) => id === "developer")!;
  const input = {
    question: "Why?",
    files: [
      { name: "a.js", text: "1" },
      { name: "b.js", text: 2 },
    ],
  };
  expect(faultIn({ input }, bodySchema(developer))).toEqual({ place: "input.files[1].text", kind: "wrong-type" });
});
