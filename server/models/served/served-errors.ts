// What a model server's refusal, silence or broken connection is called in Facet's closed set of errors.
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import { FacetError, isAbort } from "../../../pipelines/engine/errors.ts";
import type { NextStep } from "../../../pipelines/engine/errors.ts";
import { SilenceError } from "./connection.ts";
import { NotUnderstood } from "./not-understood.ts";

/** Seconds to wait after a 429 that names none. */
const defaultRetrySeconds = 10;

const unreachable = (model: string, problem: ReasonFacts, next: readonly NextStep[], cause?: unknown) =>
  new FacetError("model-unreachable", { model, ...problem }, { kept: ["question"], next, cause });

/** What the system says of a connection that could not be opened. */
const connectionReasons = {
  ECONNREFUSED: "connection-refused",
  ENOTFOUND: "host-unknown",
  EAI_AGAIN: "lookup-failed",
  EHOSTUNREACH: "host-unreachable",
  ENETUNREACH: "host-unreachable",
  ETIMEDOUT: "host-silent",
  CERT_HAS_EXPIRED: "certificate-expired",
  CERT_NOT_YET_VALID: "certificate-not-yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate-untrusted",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate-untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate-untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "certificate-untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate-untrusted",
  CERT_UNTRUSTED: "certificate-untrusted",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate-other-host",
  EPROTO: "no-https",
  ERR_SSL_WRONG_VERSION_NUMBER: "no-https",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "no-https",
} as const;

/** A status that is not 200. The body is only searched for known sentences: it may repeat the prompt, so none of it is kept. */
export function refusalError(model: string, status: number, body: string, retryAfter?: string): FacetError {
  const overflow = overflowNumbers(body);
  if ((status === 400 || status === 413 || status === 422 || status === 500) && overflow) {
    return new FacetError("model-overflow", overflow, {
      kept: ["question"],
      next: ["edit", "choose-model", "new-conversation"],
    });
  }
  if (status === 429) {
    return new FacetError(
      "rate-limited",
      { seconds: retrySeconds(retryAfter) },
      { kept: ["question"], next: ["wait", "retry"] },
    );
  }
  if (status === 503 && (body === "" || /load/i.test(body)))
    return unreachable(model, { reason: "still-loading" }, ["wait", "retry"]);
  if (status === 401 || status === 403) return unreachable(model, { reason: "key-refused" }, ["open-settings"]);
  if (status === 404) return unreachable(model, { reason: "not-served" }, ["choose-model", "open-settings"]);
  // vLLM, where the server was started with a limit.
  const most = /at most (\d+) image/i.exec(body)?.[1];
  if (most !== undefined && status < 500)
    return unreachable(model, { reason: "too-many-pictures", limit: Number(most) }, ["edit", "choose-model"]);
  // llama-server says so with a 500.
  if (
    /image input is not supported/i.test(body) ||
    (/image|multimodal|multi-modal|mmproj|vision/i.test(body) && status < 500)
  ) {
    return new FacetError("model-cannot-see", { model }, { kept: ["question"], next: ["choose-model"] });
  }
  if (status >= 500) return unreachable(model, { reason: "server-failed", status }, ["retry", "choose-model"]);
  return unreachable(model, { reason: "request-refused", status }, ["choose-model", "open-settings"]);
}

/** Seconds of a Retry-After header: a number of them, or the time when it may be asked again. */
function retrySeconds(header: string | undefined): number {
  const seconds = Number(header);
  const left = seconds > 0 ? seconds : (Date.parse(header ?? "") - Date.now()) / 1000;
  return left > 0 ? Math.ceil(left) : defaultRetrySeconds;
}

/** `tokens` may be those of the prompt or of prompt and answer; `prompt` those of the prompt alone, where the server says them. */
type OverflowNumbers = {
  readonly tokens: number;
  readonly limit: number;
  readonly prompt?: number;
};

/**
 * Tokens and limit out of a refusal, in the words of vLLM, SGLang, llama-server, Ollama, LM Studio and OpenAI; null when it tells of something else.
 * Without numbers where the server says none.
 */
export function overflowNumbers(body: string): OverflowNumbers | Record<never, never> | null {
  // A status among the words would pass for a number of tokens.
  const told = body.replace(/"(?:code|status)":\s*\d+/g, "");
  const number = (pattern: RegExp) => Number(pattern.exec(told)?.[1] ?? Number.NaN);
  if (
    !/context[ _](?:length|size|window)|exceed_context|maximum context|n_ctx|too many tokens|longer than the model/i.test(
      body,
    )
  )
    return null;
  const limit = [
    /"n_ctx":\s*(\d+)/,
    /(?:context (?:length|size|window)|length)[^\d]{0,24}(\d+)/i,
    /n_ctx[^\d]{0,4}(\d+)/,
  ]
    .map(number)
    .find((each) => each > 0);
  if (limit === undefined) return {};
  const over = [
    /total of (?:at least )?(\d+)/i,
    /"n_prompt_tokens":\s*(\d+)/,
    /(?:resulted in|requested|prompt contains at least|has|input \()\s*(\d+)/i,
    /(\d+) (?:input |prompt )?tokens/i,
  ]
    .map(number)
    .find((each) => each > 0 && each !== limit);
  const prompt = [
    /"n_prompt_tokens":\s*(\d+)/,
    /\((\d+) in the (?:messages|prompt)/i,
    /(?:messages resulted in|keep the first|input \()\s*(\d+)/i,
    /(\d+) (?:input|prompt) tokens/i,
  ]
    .map(number)
    .find((each) => each > 0);
  return { tokens: over ?? limit + 1, limit, ...(prompt !== undefined && { prompt }) };
}

/** A connection that was refused, broke, or fell silent. Aborts and Facet's own errors pass unchanged. */
export function connectionError(model: string, thrown: unknown, answering: boolean): unknown {
  if (thrown instanceof FacetError || isAbort(thrown)) return thrown;
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  const retry: readonly NextStep[] = ["retry", "choose-model"];
  if (thrown instanceof SilenceError)
    return unreachable(model, { reason: "silence", seconds: thrown.seconds }, retry, thrown);
  const isOther = thrown instanceof NotUnderstood || code.startsWith("HPE_");
  if (answering) {
    return new FacetError(
      "model-unreachable",
      { model, reason: isOther ? "not-understood" : "broke-off" },
      { kept: ["question", "answer"], next: retry, cause: thrown },
    );
  }
  if (isOther) return unreachable(model, { reason: "not-understood" }, ["retry", "open-settings"], thrown);
  const reason = isKnown(code) ? connectionReasons[code] : "connection-broke";
  return unreachable(model, { reason }, ["retry", "open-settings"], thrown);
}

function isKnown(code: string): code is keyof typeof connectionReasons {
  return Object.hasOwn(connectionReasons, code);
}
