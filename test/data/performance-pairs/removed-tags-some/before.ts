export const removedTags = (previous: string[], current: string[]): string[] =>
  previous.filter((tag) => !current.includes(tag));
