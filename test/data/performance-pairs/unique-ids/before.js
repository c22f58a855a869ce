function uniqueIds(ids) {
  return ids.filter((id, index) => ids.indexOf(id) === index);
}
