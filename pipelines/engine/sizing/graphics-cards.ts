// Graphics cards as their makers publish them: memory in GB, bandwidth in GB/s, and whether vLLM runs Gemma 3 on them.

export interface GraphicsCard {
  readonly id: string;
  readonly name: string;
  readonly maker: "nvidia" | "amd";
  readonly gigabytes: number;
  readonly gigabytesPerSecond: number;
  readonly runsVllm: boolean;
}

/** Makers' data sheets, as known in November 2026; the figure of the largest form (SXM) where a card has several and only one stands here. */
export const graphicsCards: readonly GraphicsCard[] = [
  nvidia("h200", "H200", 141, 4800),
  nvidia("h100", "H100 80GB", 80, 3350),
  nvidia("h100-pcie", "H100 PCIe", 80, 2000),
  nvidia("a100-80", "A100 80GB", 80, 2039),
  nvidia("a100-80-pcie", "A100 80GB PCIe", 80, 1935),
  nvidia("a100-40", "A100 40GB", 40, 1555),
  nvidia("a100-40-pcie", "A100 40GB PCIe", 40, 1555),
  nvidia("rtx-pro-6000", "RTX PRO 6000 Blackwell", 96, 1792),
  nvidia("l40s", "L40S", 48, 864),
  nvidia("rtx-6000-ada", "RTX 6000 Ada Generation", 48, 960),
  nvidia("rtx-a6000", "RTX A6000", 48, 768),
  nvidia("a10g", "A10G", 24, 600),
  nvidia("l4", "L4", 24, 300),
  // Turing: no bf16, and in 16-bit floats Gemma 3 overflows.
  { ...nvidia("t4", "T4", 16, 320), runsVllm: false },
  nvidia("rtx-5090", "RTX 5090", 32, 1792),
  nvidia("rtx-5080", "RTX 5080", 16, 960),
  nvidia("rtx-5070-ti", "RTX 5070 Ti", 16, 896),
  nvidia("rtx-4090", "RTX 4090", 24, 1008),
  nvidia("rtx-4080", "RTX 4080", 16, 717),
  nvidia("rtx-4080-super", "RTX 4080 SUPER", 16, 736),
  nvidia("rtx-4070-ti-super", "RTX 4070 Ti SUPER", 16, 672),
  nvidia("rtx-4070", "RTX 4070", 12, 504),
  nvidia("rtx-4060-ti-16", "RTX 4060 Ti 16GB", 16, 288),
  nvidia("rtx-4060", "RTX 4060", 8, 272),
  nvidia("rtx-3090", "RTX 3090", 24, 936),
  nvidia("rtx-3060-12", "RTX 3060 12GB", 12, 360),
  { ...amd("mi300x", "Instinct MI300X", 192, 5300), runsVllm: true },
  amd("rx-7900-xtx", "Radeon RX 7900 XTX", 24, 960),
];

function nvidia(id: string, name: string, gigabytes: number, gigabytesPerSecond: number): GraphicsCard {
  return { id, name, maker: "nvidia", gigabytes, gigabytesPerSecond, runsVllm: true };
}

/** vLLM has wheels for AMD's data-centre cards only. */
function amd(id: string, name: string, gigabytes: number, gigabytesPerSecond: number): GraphicsCard {
  return { id, name, maker: "amd", gigabytes, gigabytesPerSecond, runsVllm: false };
}

/** What is written on a card beside what it is: "NVIDIA A100-SXM4-80GB" and "Radeon RX 7900 XTX" in few words. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .replaceAll(
      /\b(nvidia|geforce|tesla|amd|radeon|instinct|graphics|sxm\d?|\d+ ?gb|hbm\d\w?|edition|workstation|server)\b/g,
      " ",
    )
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Error correction takes a sixteenth of the memory of cards such as the L4; a slice of a card, as MIG makes them, lacks far more and is not the card. */
const sameMemory = 0.08;

/** The card of the list that a driver names; null for another, and for one whose memory is another. */
export function cardNamed(name: string, gigabytes: number): GraphicsCard | null {
  const isIt = (card: GraphicsCard) =>
    bare(card.name) === bare(name) && Math.abs(gigabytes / card.gigabytes - 1) <= sameMemory;
  return graphicsCards.find(isIt) ?? null;
}
