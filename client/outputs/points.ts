// Reads a list of points out of a value that a model may have made.

export function pointsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is string => typeof each === "string" && each.trim() !== "");
}
