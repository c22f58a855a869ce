// Apple's chips, whose memory a model shares with the system: the sizes they are sold with and the bandwidth Apple publishes.

export interface AppleChip {
  readonly name: string;
  readonly gigabytes: readonly number[];
  readonly gigabytesPerSecond: number;
}

/** Apple's technical specifications, as known in November 2026; common sizes. The M3 Max and the M4 Max come with two widths of memory. */
export const appleChips: readonly AppleChip[] = [
  { name: "M1", gigabytes: [8, 16], gigabytesPerSecond: 68 },
  { name: "M1 Pro", gigabytes: [16, 32], gigabytesPerSecond: 200 },
  { name: "M1 Max", gigabytes: [32, 64], gigabytesPerSecond: 400 },
  { name: "M1 Ultra", gigabytes: [64, 128], gigabytesPerSecond: 800 },
  { name: "M2", gigabytes: [8, 16, 24], gigabytesPerSecond: 100 },
  { name: "M2 Pro", gigabytes: [16, 32], gigabytesPerSecond: 200 },
  { name: "M2 Max", gigabytes: [32, 64, 96], gigabytesPerSecond: 400 },
  { name: "M2 Ultra", gigabytes: [64, 128, 192], gigabytesPerSecond: 800 },
  { name: "M3", gigabytes: [8, 16, 24], gigabytesPerSecond: 100 },
  { name: "M3 Pro", gigabytes: [18, 36], gigabytesPerSecond: 150 },
  { name: "M3 Max", gigabytes: [36, 96], gigabytesPerSecond: 300 },
  { name: "M3 Max", gigabytes: [48, 64, 128], gigabytesPerSecond: 400 },
  { name: "M3 Ultra", gigabytes: [96, 256, 512], gigabytesPerSecond: 819 },
  { name: "M4", gigabytes: [16, 24, 32], gigabytesPerSecond: 120 },
  { name: "M4 Pro", gigabytes: [24, 48, 64], gigabytesPerSecond: 273 },
  { name: "M4 Max", gigabytes: [36], gigabytesPerSecond: 410 },
  { name: "M4 Max", gigabytes: [48, 64, 128], gigabytesPerSecond: 546 },
];

/** "Apple M4 Max" with its memory, as the system tells them; null for a chip that is not in the list. */
export function chipNamed(name: string, gigabytes: number): AppleChip | null {
  const plain = name.replace(/^apple\s+/i, "").toLowerCase();
  const named = appleChips.filter((chip) => chip.name.toLowerCase() === plain);
  return named.find((chip) => chip.gigabytes.includes(Math.round(gigabytes))) ?? named[0] ?? null;
}
