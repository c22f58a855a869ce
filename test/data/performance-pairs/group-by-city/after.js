function groupByCity(people) {
  const groups = {};
  for (const person of people) (groups[person.city] ||= []).push(person.name);
  return groups;
}

module.exports = { groupByCity };
