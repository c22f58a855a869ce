// The order of pictures with one of them in another place.

/** By so many places; as it was where that leads out of the list. */
export function movedBy(imageIds: readonly string[], imageId: string, by: number): readonly string[] {
  const from = imageIds.indexOf(imageId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= imageIds.length) return imageIds;
  return imageIds.toSpliced(from, 1).toSpliced(to, 0, imageId);
}

/** To where another one is. */
export function movedTo(imageIds: readonly string[], imageId: string, target: string): readonly string[] {
  const [from, to] = [imageIds.indexOf(imageId), imageIds.indexOf(target)];
  return from < 0 || to < 0 ? imageIds : movedBy(imageIds, imageId, to - from);
}
