export const removedTags = (previous: string[], current: string[]): string[] => {
  const kept = new Set(current);
  return [...new Set(previous)].filter((tag) => !kept.has(tag));
};
