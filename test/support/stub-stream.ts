// Writes one answer of the stub model server as a stream, at its speed, which may change on the way, and breaks it off where it is told to.
import type { ServerResponse } from "node:http";
import type { StubBehaviour } from "./stub-behaviour.ts";

export interface StubProgress {
  written: number;
  tokensPerSecond: number;
}

export interface StubAnswer {
  readonly behaviour: StubBehaviour;
  readonly tokens: readonly string[];
  readonly finish: "stop" | "length";
  readonly promptTokens: number;
  readonly progress: StubProgress;
}

export function usageOf({ promptTokens, tokens }: StubAnswer): object {
  return { prompt_tokens: promptTokens, completion_tokens: tokens.length, total_tokens: promptTokens + tokens.length };
}

export async function streamAnswer(response: ServerResponse, answer: StubAnswer): Promise<void> {
  const { behaviour, tokens, finish, progress } = answer;
  const { failure, failAfter, stamped } = behaviour;
  const head = `data: {"id":"stub","object":"chat.completion.chunk","created":1764000000,"model":${JSON.stringify(behaviour.model)},`;
  const before = `${head}"choices":[{"index":0,"delta":{"content":`;
  const after = `},"logprobs":null,"finish_reason":null}]}\n\n`;
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
  await pause(behaviour.firstTokenMs);
  response.write(`${head}"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}\n\n`);
  const end =
    failure === "stall" || failure === "cut" || failure === "error-in-stream"
      ? Math.min(failAfter, tokens.length)
      : tokens.length;
  let [begun, from, tokensPerSecond] = [performance.now(), 0, progress.tokensPerSecond];
  while (progress.written < end && !response.destroyed) {
    if (tokensPerSecond !== progress.tokensPerSecond)
      [begun, from, tokensPerSecond] = [performance.now(), progress.written, progress.tokensPerSecond];
    // Every token that is due goes out in one write; at full speed 16 of them do.
    const passed = performance.now() - begun;
    const due =
      tokensPerSecond > 0
        ? Math.min(end, from + Math.floor((passed * tokensPerSecond) / 1000) + 1)
        : Math.min(end, progress.written + 16);
    let text = "";
    for (; progress.written < due; progress.written += 1) {
      const token = tokens[progress.written] ?? "";
      text += before + JSON.stringify(stamped ? token + Date.now() : token) + after;
    }
    const flowing = response.write(text);
    if (progress.written === end) break;
    if (tokensPerSecond > 0)
      await pause(((progress.written - from) * 1000) / tokensPerSecond - (performance.now() - begun));
    else if (!flowing) await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
    else await new Promise((resolve) => setImmediate(resolve));
  }
  if (failure === "stall") return;
  if (failure === "cut") return void setImmediate(() => response.destroy());
  if (failure === "error-in-stream") {
    response.end(`data: {"error":{"message":"The stub failed in the stream.","type":"server_error","code":500}}\n\n`);
    return;
  }
  response.write(`${head}"choices":[{"index":0,"delta":{},"finish_reason":"${finish}"}]}\n\n`);
  if (behaviour.usage) response.write(`${head}"choices":[],"usage":${JSON.stringify(usageOf(answer))}}\n\n`);
  response.end("data: [DONE]\n\n");
}

export async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
