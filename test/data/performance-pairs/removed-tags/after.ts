export const removedTags = (previous: string[], current: string[]): string[] => {
  const kept = new Set(current);
  return previous.filter((tag) => !kept.has(tag));
};
