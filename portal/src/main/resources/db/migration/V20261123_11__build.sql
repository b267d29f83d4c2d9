create sequence build_number;

create table build (
    id uuid primary key,
    number bigint not null unique,
    team varchar(40) not null,
    script varchar(100) not null,
    revision integer not null,
    digest varchar(100) not null,
    args text not null,
    no_cache boolean not null,
    status varchar(16) not null check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    requested_by varchar(255) not null,
    queued_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    attempts integer not null,
    cancel_requested boolean not null,
    step integer not null,
    total_steps integer not null,
    instruction text,
    image_id varchar(100),
    image_reference varchar(255),
    image_size bigint,
    error_message text,
    error_hint text,
    error_line integer,
    version bigint not null,
    check ((status in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (ended_at is not null)),
    check ((status = 'SUCCEEDED') = (image_id is not null)),
    check ((status = 'FAILED') = (error_message is not null))
);
create index build_by_script on build (team, script, queued_at desc);
create index build_unfinished on build (queued_at) where status in ('QUEUED', 'RUNNING');

create table build_step (
    build_id uuid not null references build on delete cascade,
    step integer not null,
    instruction text not null,
    cached boolean not null,
    started_at timestamptz not null,
    duration_ms bigint,
    primary key (build_id, step)
);

-- The log in pieces, in the order in which they came; a piece ends at a line's end.
create table build_log (
    build_id uuid not null references build on delete cascade,
    seq integer not null,
    text text not null,
    primary key (build_id, seq)
);
