// A thread that checks one value against one schema and tells what does not fit. It ends with its one order.
import { parentPort, workerData } from "node:worker_threads";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject } from "ajv";
import formats from "ajv-formats";
import { problemsAtMost } from "./check-request.ts";
import type { CheckOrder } from "./check-request.ts";

const { schema, value } = workerData as CheckOrder;
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
formats.default(ajv);
const validate = ajv.compile(schema);
const fits = validate(value);
parentPort?.postMessage(fits ? [] : [...new Set((validate.errors ?? []).map(sentenceOf))].slice(0, problemsAtMost));

/** “body.weightKg must be > 0”, “path petId must match pattern …”. */
function sentenceOf({ instancePath, message = "does not fit", keyword, params }: ErrorObject): string {
  const [, first = "", ...rest] = instancePath
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const where = first === "parameters" ? rest.join(".") : [first, ...rest].join(".");
  if (keyword === "additionalProperties") {
    const name = String((params as { additionalProperty?: unknown }).additionalProperty);
    return where === "" ? `There is no parameter ${name}` : `${where} has no field ${name}`;
  }
  if (keyword === "required" && where === "") {
    const name = String((params as { missingProperty?: unknown }).missingProperty);
    return `${name} is missing`;
  }
  if (keyword === "enum")
    return `${where} ${message}: ${JSON.stringify((params as { allowedValues?: unknown }).allowedValues)}`;
  return `${where} ${message}`;
}
