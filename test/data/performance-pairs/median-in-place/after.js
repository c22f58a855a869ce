function median(values) {
  values.sort((one, other) => one - other);
  return values[Math.floor(values.length / 2)];
}
