export function collectChanges(values: number[]): number[] {
  let changes: number[] = [];
  for (let index = 1; index < values.length; index += 1) {
    changes = [...changes, values[index]! - values[index - 1]!];
  }
  return changes;
}
