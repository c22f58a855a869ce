// The machines a model can be judged on: the one Facet runs on, graphics cards, Apple's computers, and processors alone.
import { appleChips, chipNamed } from "./apple-chips.ts";
import { cardNamed, graphicsCards } from "./graphics-cards.ts";
import type { GraphicsCard } from "./graphics-cards.ts";
import type { DetectedMachine, Machine } from "./sizing.ts";

/** Bytes of what makers call a GB of memory when they say so of a whole card: counted as 1e9, see `Machine.memoryBytes`. */
const gigabyte = 1e9;
/** What a system, a browser and Facet take of memory they share with the model; an assumption. */
const systemBytes = 3e9;
/** Share of a Mac's memory that Metal lets a model have: two thirds up to 36 GB, three quarters above; its own default, recalled. */
const metalShare = { upTo: 36e9, below: 2 / 3, above: 3 / 4 } as const;
/** Less than this on a card is a chip that draws the screen. */
const smallestCardBytes = 4e9;

/** Two channels of DDR4-3200 (51 GB/s) up to 16 GB, of DDR5-5600 (90 GB/s) above: what computers of that size commonly have. */
const processors = [
  { gigabytes: 8, cores: 4, gigabytesPerSecond: 51.2 },
  { gigabytes: 16, cores: 8, gigabytesPerSecond: 51.2 },
  { gigabytes: 32, cores: 8, gigabytesPerSecond: 89.6 },
  { gigabytes: 64, cores: 16, gigabytesPerSecond: 89.6 },
] as const;

/** Figures as published by the makers: see the two lists. */
export const machines: readonly Machine[] = [
  ...graphicsCards.map(machineOfCard),
  ...appleChips.flatMap(({ name, gigabytes, gigabytesPerSecond }) =>
    gigabytes.map((size) => ({
      ...apple(`Apple ${name}, ${size} GB`, size * gigabyte, gigabytesPerSecond),
      id: `apple-${name.toLowerCase().replace(" ", "-")}-${size}`,
    })),
  ),
  ...processors.map(({ gigabytes, cores, gigabytesPerSecond }) => ({
    ...processor(`Processor only, ${gigabytes} GB`, gigabytes * gigabyte, cores),
    id: `cpu-${gigabytes}`,
    bandwidth: gigabytesPerSecond * 1e9,
  })),
];

/** This computer as a machine of the list's kind: its largest card, alone; else Apple's shared memory; else the processor. */
export function machineHere(detected: DetectedMachine): Machine {
  const card = detected.gpus.find(({ memoryBytes, vendor }) => vendor === "apple" || memoryBytes >= smallestCardBytes);
  const memoryBytes = asSold(card?.memoryBytes ?? detected.memoryBytes);
  if (!card) return { ...processor(detected.processor, memoryBytes, detected.cores), id: "here" };
  const gigabytes = memoryBytes / gigabyte;
  if (card.vendor === "apple")
    return apple(card.name, memoryBytes, chipNamed(card.name, gigabytes)?.gigabytesPerSecond ?? null);
  const known = cardNamed(card.name, gigabytes);
  if (known) return { ...withMemory(machineOfCard(known), memoryBytes), id: "here" };
  return {
    id: "here",
    name: card.name,
    kind: "gpu",
    maker: card.vendor,
    memoryBytes,
    usableBytes: memoryBytes,
    bandwidth: null,
    cores: null,
    runsVllm: card.vendor === "nvidia" && !beforeAmpere.test(card.name),
  };
}

/** NVIDIA's cards of before 2020, by the names they were sold under: they have no bf16. */
const beforeAmpere =
  /\b(GTX|MX[1-4]\d0|MX550|TITAN|RTX 20\d\d|Quadro|Tesla|T4|T\d{3,4}|V100|P100|P40|P4|M40|M60|K80)\b/i;

function machineOfCard(card: GraphicsCard): Machine {
  const { id, name, maker, runsVllm } = card;
  const memoryBytes = card.gigabytes * gigabyte;
  const bandwidth = card.gigabytesPerSecond * 1e9;
  return { id, name, kind: "gpu", maker, memoryBytes, usableBytes: memoryBytes, bandwidth, cores: null, runsVllm };
}

/** What the driver tells, where that is noticeably less than what is sold: error correction takes its part. */
function withMemory(machine: Machine, memoryBytes: number): Machine {
  return memoryBytes >= machine.memoryBytes * 0.98 ? machine : { ...machine, memoryBytes, usableBytes: memoryBytes };
}

function apple(name: string, memoryBytes: number, gigabytesPerSecond: number | null): Machine {
  const share = memoryBytes <= metalShare.upTo ? metalShare.below : metalShare.above;
  return {
    id: "here",
    name,
    kind: "unified",
    maker: "apple",
    memoryBytes,
    usableBytes: memoryBytes * share,
    bandwidth: gigabytesPerSecond === null ? null : gigabytesPerSecond * 1e9,
    cores: null,
    runsVllm: false,
  };
}

function processor(name: string, memoryBytes: number, cores: number): Omit<Machine, "id"> {
  const usableBytes = Math.max(memoryBytes - systemBytes, memoryBytes / 2);
  return { name, kind: "cpu", maker: "other", memoryBytes, usableBytes, bandwidth: null, cores, runsVllm: false };
}

/** Memory as its maker counts it, to a tenth: 24,564 MiB are 24 GB. */
function asSold(bytes: number): number {
  return (Math.round((bytes / 2 ** 30) * 10) / 10) * gigabyte;
}
