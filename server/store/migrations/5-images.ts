// Pictures, and the questions that show them.
export default `
-- Lists of ids in their order; null for none.
alter table messages add column image_ids text;
alter table runs add column image_ids text;
create index messages_with_images on messages (owner) where image_ids is not null;

-- The kept picture lies in the folder of images under its id. \`info\` is an ImageInfo, \`words\` what OCR read of it.
create table images (
  image_id text primary key,
  owner text not null,
  info text not null,
  words text,
  created_at text not null
) strict;
create index images_by_time on images (created_at);
`;
