create table script (
    id              uuid primary key,
    team            varchar(40)              not null references team (name),
    name            varchar(100)             not null,
    description     varchar(1000)            not null,
    visibility      varchar(10)              not null check (visibility in ('TEAM', 'SITE')),
    latest_revision integer                  not null,
    created_by      varchar(255)             not null,
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null,
    version         bigint                   not null,
    unique (team, name)
);

create index script_by_change on script (updated_at desc);

-- File content, stored once whatever the number of revisions that have it.
create table blob (
    sha256  varchar(64) primary key,
    size    bigint not null,
    content bytea  not null
);

create table revision (
    id         uuid primary key,
    script_id  uuid                     not null references script on delete cascade,
    number     integer                  not null check (number > 0),
    digest     varchar(71)              not null,
    message    varchar(1000)            not null,
    author     varchar(255)             not null,
    created_at timestamp with time zone not null,
    file_count integer                  not null,
    size_bytes bigint                   not null,
    version    bigint                   not null,
    unique (script_id, number)
);

create table revision_file (
    revision_id uuid         not null references revision on delete cascade,
    path        varchar(512) not null,
    mode        varchar(10)  not null check (mode in ('REGULAR', 'EXECUTABLE')),
    size        bigint       not null,
    sha256      varchar(64)  not null references blob,
    primary key (revision_id, path)
);

create index revision_file_by_blob on revision_file (sha256);

create table tag (
    id        uuid primary key,
    script_id uuid                     not null references script on delete cascade,
    name      varchar(128)             not null,
    revision  integer                  not null,
    moved_by  varchar(255)             not null,
    moved_at  timestamp with time zone not null,
    version   bigint                   not null,
    unique (script_id, name),
    foreign key (script_id, revision) references revision (script_id, number)
);
