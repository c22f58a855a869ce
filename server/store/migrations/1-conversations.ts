// Conversations, messages, runs and their events, files, settings.
export default `
create table conversations (
  conversation_id text primary key,
  owner text not null,
  title text not null,
  pinned integer not null default 0,
  head_id text,
  personas text not null default '[]',
  message_count integer not null default 0,
  created_at text not null,
  updated_at text not null,
  removed_at text
) strict;
create index conversations_by_owner on conversations (owner, updated_at);

create table messages (
  message_id text primary key,
  owner text not null,
  conversation_id text not null references conversations on delete cascade,
  parent_id text,
  role text not null check (role in ('user', 'assistant')),
  persona_id text not null,
  persona_version text not null,
  run_id text not null,
  input text,
  answer text,
  text text not null,
  created_at text not null
) strict;
create index messages_by_conversation on messages (conversation_id);
create index messages_by_parent on messages (parent_id);

create table runs (
  run_id text primary key,
  owner text not null,
  conversation_id text not null references conversations on delete cascade,
  question_id text not null,
  answer_id text not null,
  parent_id text,
  head text not null,
  persona_id text not null,
  persona_version text not null,
  model_id text,
  input text not null,
  status text not null check (status in ('queued', 'running', 'done', 'stopped', 'failed', 'interrupted')),
  attempts integer not null default 0,
  created_at text not null,
  started_at text,
  ended_at text,
  ms integer,
  compacted integer not null default 0
) strict;
create unique index one_active_run_per_head on runs (head) where status in ('queued', 'running');
create index runs_by_answer on runs (answer_id);
create index runs_by_conversation on runs (conversation_id);
create index runs_active on runs (conversation_id) where status in ('queued', 'running');
create index runs_to_compact on runs (ended_at) where compacted = 0;

create table events (
  seq integer primary key autoincrement,
  owner text not null,
  run_id text not null references runs on delete cascade,
  at text not null,
  event text not null
) strict;
create index events_by_owner on events (owner, seq);
create index events_by_run on events (run_id, seq);

create table files (
  file_id text primary key,
  owner text not null,
  sha256 text not null,
  name text not null,
  bytes integer not null,
  media_type text not null,
  created_at text not null
) strict;
create index files_by_owner on files (owner, sha256);

create table jobs (
  job_id text primary key,
  owner text not null,
  kind text not null,
  payload text not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  cursor text,
  attempts integer not null default 0,
  error text,
  created_at text not null,
  updated_at text not null
) strict;
create index jobs_waiting on jobs (status, created_at);

create table settings (
  owner text not null,
  key text not null,
  value text not null,
  primary key (owner, key)
) strict;
`;
