-- How a layer of a rebuild differs from the one in the same place of the build it repeats, looked at file by file.
alter table build_layer add column difference varchar(16) check (difference in ('TIMES', 'FILES'));
alter table build_layer add column differing_files text;
