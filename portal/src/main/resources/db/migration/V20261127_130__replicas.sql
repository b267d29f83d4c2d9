alter table deployment
    add column replicas integer not null default 1 check (replicas between 1 and 100),
    add column next_build_id uuid references build,
    add column next_revision integer,
    add constraint next_whole check ((next_build_id is null) = (next_revision is null));

-- The containers beside the first one, all of the same image.
create table replica (
    deployment_id uuid not null references deployment on delete cascade,
    container_id varchar(128) not null,
    host_port integer not null,
    healthy boolean not null,
    primary key (deployment_id, container_id)
);
