// Versions of code that a person made: a fix that was applied, an edit, a version that was restored. And what rows said twice is said once.
export default `
-- Behind the message that was the last of the branch. \`files\` is null where \`restores\` names the version they are of.
create table code_versions (
  version_id text primary key,
  owner text not null,
  conversation_id text not null references conversations on delete cascade,
  message_id text not null references messages on delete cascade,
  origin text not null check (origin in ('applied', 'edited', 'restored', 'undone')),
  title text,
  fix_id text,
  restores text,
  files text,
  created_at text not null
) strict;
create index code_versions_by_conversation on code_versions (conversation_id);
create index code_versions_by_message on code_versions (message_id);

-- A run without an input of its own has its question's.
update runs set input = '' where input = (select input from messages where message_id = question_id);
-- The one event that is left of a log: its message and its run hold what it says.
update events set event = '', at = '' where event ->> '$.type' = 'run-end' and event ->> '$.answer' = 'in its message';
`;
