function uniqueIds(ids) {
  return [...new Set(ids)];
}
