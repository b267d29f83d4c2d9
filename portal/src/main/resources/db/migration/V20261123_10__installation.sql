-- One row: the identity of this database on the engines it uses, so that two portals that share an engine
-- never clean up each other's containers.
create table installation (
    only_row boolean primary key default true check (only_row),
    id uuid not null
);
insert into installation (id) values (gen_random_uuid());
