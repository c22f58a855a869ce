// Where a sandbox process writes: what it says itself, and what the program prints.

export const descriptors = { control: 3, output: 4, error: 5 } as const;
