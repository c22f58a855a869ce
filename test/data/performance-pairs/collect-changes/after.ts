export function collectChanges(values: number[]): number[] {
  const changes: number[] = [];
  for (let index = 1; index < values.length; index += 1) {
    changes.push(values[index]! - values[index - 1]!);
  }
  return changes;
}
