// Documents, their pages and passages, the word index over them.
export default `
alter table messages add column document_ids text not null default '[]';
alter table runs add column document_ids text not null default '[]';

create table documents (
  document_id text primary key,
  owner text not null,
  file_id text not null references files,
  name text not null,
  version integer not null default 1,
  title text,
  authors text not null default '[]',
  year integer,
  page_count integer not null default 0,
  drawable integer not null default 0,
  is_data integer not null default 0,
  stage text not null default 'queued' check (stage in ('queued', 'parsing', 'reading', 'embedding', 'indexing', 'ready', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer not null default 0,
  eta_ms integer,
  error text,
  created_at text not null
) strict;
create index documents_by_owner on documents (owner, created_at);
create index documents_by_file on documents (file_id);
create index documents_unfinished on documents (stage) where stage not in ('ready', 'failed', 'cancelled');

create table conversation_documents (
  conversation_id text not null references conversations on delete cascade,
  document_id text not null references documents on delete cascade,
  primary key (conversation_id, document_id)
) strict, without rowid;
create index conversations_by_document on conversation_documents (document_id);

create table pages (
  document_id text not null references documents on delete cascade,
  page integer not null,
  state text not null check (state in ('text', 'ocr', 'empty', 'failed')),
  reason text,
  text text not null,
  words blob not null,
  width real not null,
  height real not null,
  section text,
  primary key (document_id, page)
) strict, without rowid;

create table passages (
  id integer primary key,
  passage_id text not null unique,
  document_id text not null references documents on delete cascade,
  page integer not null,
  start integer not null,
  "end" integer not null,
  text text not null,
  kind text not null check (kind in ('text', 'table', 'code')),
  heading text not null,
  section text,
  embedded_by text
) strict;
create index passages_in_order on passages (document_id, page, start);
create index passages_to_embed on passages (document_id) where embedded_by is null;

create virtual table passages_fts using fts5 (
  heading, text, content = 'passages', content_rowid = 'id', tokenize = 'porter unicode61'
);
create trigger passages_added after insert on passages begin
  insert into passages_fts (rowid, heading, text) values (new.id, new.heading, new.text);
end;
create trigger passages_removed after delete on passages begin
  insert into passages_fts (passages_fts, rowid, heading, text) values ('delete', old.id, old.heading, old.text);
end;

-- Whose vectors lie in which collections, and those of removed documents that are still to be taken away.
create table embedders (
  owner text not null,
  embedder text not null,
  primary key (owner, embedder)
) strict, without rowid;
create table vectors_to_remove (
  document_id text primary key,
  owner text not null
) strict;

drop table jobs;
`;
