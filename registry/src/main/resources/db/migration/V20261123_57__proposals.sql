-- Revisions that somebody proposes for a script. The content is stored as that of revisions is, and never changes.
create table proposal (
    id              uuid primary key,
    script_id       uuid                     not null references script on delete cascade,
    number          integer                  not null check (number > 0),
    title           varchar(120)             not null,
    message         varchar(860)             not null,
    author          varchar(255)             not null,
    created_at      timestamp with time zone not null,
    base_revision   integer                  not null,
    origin_script   uuid,
    origin_revision integer,
    digest          varchar(71)              not null,
    state           varchar(10)              not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    decided_by      varchar(255),
    decided_at      timestamp with time zone,
    reason          varchar(1000)            not null,
    revision        integer,
    version         bigint                   not null,
    unique (script_id, number),
    check ((state = 'OPEN') = (decided_by is null)),
    check ((state = 'ACCEPTED') = (revision is not null))
);

create index proposal_open on proposal (script_id, author) where state = 'OPEN';

create table proposal_file (
    proposal_id uuid         not null references proposal on delete cascade,
    path        varchar(512) not null,
    mode        varchar(10)  not null check (mode in ('REGULAR', 'EXECUTABLE')),
    size        bigint       not null,
    sha256      varchar(64)  not null references blob,
    primary key (proposal_id, path)
);

create index proposal_file_by_blob on proposal_file (sha256);

create trigger proposal_file_is_immutable before update on proposal_file
    for each row execute function refuse_update();

create table proposal_comment (
    proposal_id uuid                     not null references proposal on delete cascade,
    number      integer                  not null check (number > 0),
    author      varchar(255)             not null,
    text        varchar(10000)           not null,
    path        varchar(512),
    line        integer,
    created_at  timestamp with time zone not null,
    primary key (proposal_id, number)
);
