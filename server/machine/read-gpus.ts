// The graphics cards as their drivers' own tools tell them. A tool that is missing, hangs or talks nonsense means no card, never an error.
import { execFile } from "node:child_process";
import type { DetectedMachine } from "../../pipelines/engine/sizing/sizing.ts";

export type Gpu = DetectedMachine["gpus"][number];

/** A driver that is waking its card takes a second; one that hangs is not waited for. In milliseconds. */
const patienceMs = 3000;
/** Bytes of an answer, at most: eight cards are one kilobyte. */
const answerBytes = 64_000;
/** Bytes of one card, at most: more is nonsense. */
const mostBytes = 4e12;

/** Largest first. */
export async function readGpus(environment: NodeJS.ProcessEnv): Promise<readonly Gpu[]> {
  const asked = [
    ask("nvidia-smi", ["--query-gpu=name,memory.total", "--format=csv,noheader,nounits"], environment),
    ask("rocm-smi", ["--showproductname", "--showmeminfo", "vram", "--json"], environment),
  ] as const;
  const [nvidia, amd] = await Promise.all(asked);
  return [...nvidiaCards(nvidia), ...amdCards(amd)].toSorted((a, b) => b.memoryBytes - a.memoryBytes);
}

/** What the tool prints; empty where it cannot be asked. */
function ask(tool: string, options: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const limits = {
    env,
    timeout: patienceMs,
    killSignal: "SIGKILL",
    maxBuffer: answerBytes,
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    try {
      execFile(tool, options, limits, (error, answer) => resolve(error ? "" : answer));
    } catch {
      resolve("");
    }
  });
}

/** Lines such as "NVIDIA H200, 143771", in MiB. */
function nvidiaCards(answer: string): readonly Gpu[] {
  return answer.split("\n").flatMap((line) => {
    const [, name, mebibytes] = /^\s*(.{1,200}?)\s*,\s*(\d{1,9})\s*$/.exec(line) ?? [];
    return name === undefined ? [] : cardOf(name, Number(mebibytes) * 2 ** 20, "nvidia");
  });
}

/** An object with one entry a card; the names of its fields differ between versions in their case. */
function amdCards(answer: string): readonly Gpu[] {
  return Object.values(fieldsOf(parsed(answer))).flatMap((card) => {
    const fields = Object.entries(fieldsOf(card)).map(([field, value]) => [field.toLowerCase(), value] as const);
    const { "card series": series, "vram total memory (b)": bytes } = Object.fromEntries(fields);
    return typeof series === "string" ? cardOf(series.slice(0, 200), Number(bytes), "amd") : [];
  });
}

function cardOf(name: string, memoryBytes: number, vendor: Gpu["vendor"]): readonly Gpu[] {
  const isSane = Number.isFinite(memoryBytes) && memoryBytes > 0 && memoryBytes <= mostBytes;
  return isSane ? [{ name, memoryBytes, vendor }] : [];
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
