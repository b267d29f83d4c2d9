-- A report outlives the scripts that it measured. A later script of the same name has nothing to do with it.
alter table comparison_target add column gone boolean not null default false;

create index build_by_image on build (image_id) where image_id is not null;
