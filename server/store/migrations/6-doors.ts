// Keys of programs, and where a client that sends whole histories left off.
export default `
-- \`hash\` is SHA-256 of the secret, which is random and long: nothing to guess, so nothing slower is needed. \`personas\` is a list, null for all.
create table access_keys (
  key_id text primary key,
  owner text not null,
  hash text not null unique,
  hint text not null,
  name text not null,
  personas text,
  access text not null check (access in ('read', 'write')),
  requests_per_minute integer,
  questions_per_hour integer,
  created_at text not null,
  expires_at text,
  last_used_at text
) strict;
create index access_keys_by_owner on access_keys (owner, created_at);

-- A client of the OpenAI door sends all turns each time: their hash says which answer they end with.
create table said_turns (
  owner text not null,
  hash text not null,
  answer_id text not null references messages on delete cascade,
  conversation_id text not null references conversations on delete cascade,
  primary key (owner, hash)
) strict, without rowid;
create index said_turns_by_answer on said_turns (answer_id);
create index said_turns_by_conversation on said_turns (conversation_id);
`;
