-- A deployment may run a saved image instead of that of its build.
alter table deployment add column saved_image_id uuid references saved_image;
create index deployment_by_saved_image on deployment (saved_image_id);
