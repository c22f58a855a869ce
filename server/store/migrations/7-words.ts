// Removals whose words are still in the word index.
export default `
-- A row for each; the index is rewritten soon after it, by the next process where this one ends before.
create table words_to_rewrite (
  id integer primary key autoincrement
) strict;
`;
