// Memory: facts, summaries, the words of messages; feedback, shares and titles.
export default `
alter table conversations add column remembers integer not null default 1;
alter table conversations add column titled_by text not null default 'question' check (titled_by in ('question', 'model', 'person'));

-- What another persona is told of a message, where that is more than its text; documents an answer cites; the answer it stands beside.
alter table messages add column told text;
alter table messages add column cited text not null default '[]';
alter table messages add column beside text;
-- Facts: null waits to be read for facts. Recall: 1 is never recalled again. The embedder its vectors are of.
alter table messages add column facts_read integer;
alter table messages add column forgotten integer not null default 0;
alter table messages add column embedded_by text;
alter table messages add column search_id integer;
update messages set search_id = rowid;
update messages set cited = (
  select json_group_array(distinct value) from json_tree(answer, '$.outputs')
  where type = 'text' and (key = 'documentId' or path like '%.documentIds')
) where answer is not null;
create unique index messages_by_search_id on messages (search_id);
create index messages_to_remember on messages (search_id) where facts_read is null or embedded_by is null;
create index messages_by_owner on messages (owner);
-- Read backwards: pinned first, then by last use.
drop index conversations_by_owner;
create index conversations_in_order on conversations (owner, pinned, updated_at) where removed_at is null;

-- The words of messages with their code, tables and quotes, for the search and for recall. A view, because they stay where they are.
create view searched_messages as select search_id as id, coalesce(told, text) as text from messages;
create virtual table messages_fts using fts5 (
  text, content = 'searched_messages', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- What a person deletes leaves no word behind in the index either.
insert into messages_fts (messages_fts, rank) values ('secure-delete', 1);
insert into messages_fts (rowid, text) select search_id, coalesce(told, text) from messages where text <> '';
create trigger messages_added after insert on messages begin
  update messages set search_id = (select coalesce(max(search_id), 0) + 1 from messages) where message_id = new.message_id;
  insert into messages_fts (rowid, text) select search_id, coalesce(told, text) from messages
    where message_id = new.message_id and text <> '';
end;
create trigger messages_changed after update of text, told on messages when old.text <> new.text or old.told is not new.told begin
  insert into messages_fts (messages_fts, rowid, text)
    select 'delete', old.search_id, coalesce(old.told, old.text) where old.text <> '';
  insert into messages_fts (rowid, text) select new.search_id, coalesce(new.told, new.text) where new.text <> '';
end;
create trigger messages_removed after delete on messages begin
  insert into messages_fts (messages_fts, rowid, text) select 'delete', old.search_id, coalesce(old.told, old.text) where old.text <> '';
end;

-- Facts. A fact that corrects another names it: which of the two counts depends on the branch.
create table memories (
  id integer primary key,
  memory_id text not null unique,
  owner text not null,
  conversation_id text not null references conversations on delete cascade,
  message_id text references messages on delete cascade,
  persona_id text,
  kind text not null check (kind in ('fact', 'about-you')),
  subject text not null,
  text text not null,
  replaces text,
  edited integer not null default 0,
  embedded_by text,
  created_at text not null
) strict;
create index memories_by_conversation on memories (conversation_id);
create index memories_by_message on memories (message_id);
create index memories_about_you on memories (owner) where kind = 'about-you';
create index memories_to_embed on memories (id) where embedded_by is null;
create virtual table memories_fts using fts5 (
  text, content = 'memories', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
insert into memories_fts (memories_fts, rank) values ('secure-delete', 1);
create trigger memories_added after insert on memories begin
  insert into memories_fts (rowid, text) values (new.id, new.text);
end;
create trigger memories_changed after update of text on memories begin
  insert into memories_fts (memories_fts, rowid, text) values ('delete', old.id, old.text);
  insert into memories_fts (rowid, text) values (new.id, new.text);
end;
create trigger memories_removed after delete on memories begin
  insert into memories_fts (memories_fts, rowid, text) values ('delete', old.id, old.text);
end;

create table summaries (
  summary_id text primary key,
  owner text not null,
  conversation_id text not null references conversations on delete cascade,
  through_id text not null references messages on delete cascade,
  text text not null,
  made_by text not null,
  created_at text not null
) strict;
create index summaries_by_conversation on summaries (conversation_id);
create index summaries_by_message on summaries (through_id);

create table feedback (
  message_id text primary key references messages on delete cascade,
  owner text not null,
  verdict text check (verdict in ('like', 'dislike')),
  labels text not null default '[]',
  comment text not null default '',
  created_at text not null
) strict;
create index feedback_by_owner on feedback (owner, created_at);

create table shares (
  share_id text primary key,
  owner text not null,
  conversation_id text not null references conversations on delete cascade,
  -- The last message in it: where a part of the branch is deleted, this one is too, and the copy with it.
  through_id text not null references messages on delete cascade,
  snapshot text not null,
  created_at text not null
) strict;
create index shares_by_owner on shares (owner, created_at);
create index shares_by_message on shares (through_id);

-- Vectors of memories whose rows are gone: by conversation, message or memory.
create table memory_vectors_to_remove (
  id integer primary key,
  owner text not null,
  key text not null check (key in ('conversationId', 'messageId', 'memoryId')),
  value text not null
) strict;
`;
