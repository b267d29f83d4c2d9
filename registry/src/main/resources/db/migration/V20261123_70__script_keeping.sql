-- What keeps scripts in order: labels, archiving, names they had, and what they were forked from.
alter table script
    add column archived_at     timestamp with time zone,
    add column origin_script   uuid references script on delete set null,
    add column origin_revision integer;

create index script_by_origin on script (origin_script) where origin_script is not null;

create table script_label (
    script_id uuid         not null references script on delete cascade,
    key       varchar(63)  not null,
    value     varchar(100) not null,
    primary key (script_id, key)
);

-- A script answers to its old names. They stay its own, so that no other script is taken for it.
create table script_old_name (
    team      varchar(40)              not null references team (name),
    name      varchar(100)             not null,
    script_id uuid                     not null references script on delete cascade,
    since     timestamp with time zone not null default now(),
    primary key (team, name)
);

create index script_old_name_by_script on script_old_name (script_id);

alter table script_search add column archived boolean not null default false;
