-- How teams sign in to registries of images, the password encrypted with a key that is not in the database.
create table team_registry (
    team varchar(40) not null references team (name) on update cascade on delete cascade,
    host varchar(210) not null,
    username varchar(255) not null,
    sealed bytea not null,
    changed_by varchar(255) not null,
    changed_at timestamptz not null,
    primary key (team, host)
);

-- Images on their way to a registry or from one, and what became of that. One that comes has an image of ours only
-- at its end.
create table image_transfer (
    id uuid primary key,
    team varchar(40) not null references team (name) on update cascade on delete cascade,
    direction varchar(8) not null check (direction in ('PUSH', 'PULL')),
    image_id uuid references saved_image (id) on delete cascade,
    image_name varchar(60) not null,
    reference varchar(255) not null,
    status varchar(16) not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    digest varchar(100),
    progress text not null default '',
    cancel_requested boolean not null default false,
    attempts integer not null default 0,
    error_message text,
    asked_by varchar(255) not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    version bigint not null,
    check (status <> 'DONE' or digest is not null),
    check (status <> 'FAILED' or error_message is not null)
);
create index image_transfer_by_team on image_transfer (team, created_at desc);
create index image_transfer_by_image on image_transfer (image_id);
