-- Where a deployment has a page for people, as its image says.
alter table deployment add column page_path varchar(512);
