function groupByCity(people) {
  return people.reduce(
    (groups, person) => ({ ...groups, [person.city]: [...(groups[person.city] || []), person.name] }),
    {},
  );
}

module.exports = { groupByCity };
