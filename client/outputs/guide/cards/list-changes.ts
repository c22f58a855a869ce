// Changes of a list that keep the list they were made from.

export function replaced<Item>(list: readonly Item[], at: number, item: Item): readonly Item[] {
  return list.map((each, place) => (place === at ? item : each));
}

export function without<Item>(list: readonly Item[], at: number): readonly Item[] {
  return list.filter((_, place) => place !== at);
}

/** The same list where there is no such place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  return without(list, from).toSpliced(to, 0, item);
}
