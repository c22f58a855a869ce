import { describe, expect, it } from "vitest";
import { z } from "zod";
import { limitOf, problemsOf } from "../../../client/conversation/validate.ts";
import type { Input } from "../../../client/conversation/drafts.ts";

const asField = (key: string, schema: z.ZodType) => ({
  key,
  schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, unknown>,
});

const fields = [
  asField("question", z.string().trim().min(1).max(20)),
  asField("depth", z.enum(["school", "expert"]).default("school")),
  asField("count", z.number().int().min(1).max(5).optional()),
  asField("tags", z.array(z.string()).min(1).max(2).optional()),
  asField("exact", z.boolean().optional()),
  asField("data", z.record(z.string(), z.unknown()).optional()),
];

describe("an input before it is sent", () => {
  it.each<[Input, readonly object[]]>([
    [{ question: "fine" }, []],
    [{ question: "fine", depth: "expert", count: 5, tags: ["a"], exact: false, data: { a: 1 } }, []],
    [{}, [{ key: "question", kind: "empty" }]],
    [{ question: " \n\t" }, [{ key: "question", kind: "empty" }]],
    [{ question: "x".repeat(20) + "   " }, []],
    [{ question: "x".repeat(21) }, [{ key: "question", kind: "too-long", limit: 20, is: 21 }]],
    [{ question: "q", depth: "baby" }, [{ key: "depth", kind: "not-offered" }]],
    [{ question: "q", count: 0 }, [{ key: "count", kind: "too-small", limit: 1, is: 0 }]],
    [{ question: "q", count: 6 }, [{ key: "count", kind: "too-large", limit: 5, is: 6 }]],
    [{ question: "q", count: 1.5 }, [{ key: "count", kind: "wrong-type" }]],
    [{ question: "q", tags: [] }, [{ key: "tags", kind: "too-few", limit: 1, is: 0 }]],
    [{ question: "q", tags: ["a", "b", "c"] }, [{ key: "tags", kind: "too-many", limit: 2, is: 3 }]],
    [{ question: "q", exact: "yes" }, [{ key: "exact", kind: "wrong-type" }]],
    [{ question: "q", data: [1] }, [{ key: "data", kind: "wrong-type" }]],
    [{ question: 7 }, [{ key: "question", kind: "wrong-type" }]],
  ])("%j has these problems: %j", (input, problems) => {
    expect(problemsOf(fields, input)).toEqual(problems);
  });

  it("knows the limit of its main field", () => {
    expect(limitOf(fields[0])).toBe(20);
    expect(limitOf(undefined)).toBeUndefined();
  });
});
