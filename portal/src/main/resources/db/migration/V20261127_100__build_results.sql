-- What a build ran with, the end of a failed step's output, and the build it repeats.
alter table build add column engine varchar(100);
alter table build add column builder varchar(40);
alter table build add column platform varchar(100);
alter table build add column error_output text;
alter table build add column former_id uuid references build on delete set null;
alter table build add column former_number bigint;
alter table build add column former_relation varchar(16) check (former_relation in ('RETRY', 'REBUILD'));
create index build_by_former on build (former_id) where former_id is not null;

-- The steps of the image's history, the oldest first. Those without a layer of their own are empty.
create table build_layer (
    build_id uuid not null references build on delete cascade,
    position integer not null,
    instruction text not null,
    size_bytes bigint not null,
    empty boolean not null,
    layer_id varchar(100),
    from_base boolean not null,
    primary key (build_id, position)
);

-- The images its Dockerfile begins from, as the engine had them.
create table build_base (
    build_id uuid not null references build on delete cascade,
    position integer not null,
    reference text not null,
    image_id varchar(100),
    primary key (build_id, position)
);
