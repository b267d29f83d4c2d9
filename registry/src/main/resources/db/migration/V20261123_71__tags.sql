-- What a team demands of its tags. A team without a row demands nothing.
create table tag_rules (
    team      varchar(40)  primary key references team (name) on update cascade on delete cascade,
    immutable varchar(10)  not null check (immutable in ('NONE', 'ALL', 'PATTERNS')),
    patterns  varchar(128)[] not null,
    block     varchar(10)  not null check (block in ('NONE', 'ERRORS', 'WARNINGS'))
);

-- What a tag pointed to, when, and who moved it. A row without a revision says that the tag was deleted.
-- The history of 'latest' is that of the revisions, so it has no rows here.
create table tag_move (
    id        bigint generated always as identity primary key,
    script_id uuid                     not null references script on delete cascade,
    tag       varchar(128)             not null,
    revision  integer,
    previous  integer,
    moved_by  varchar(255)             not null,
    moved_at  timestamp with time zone not null
);

create index tag_move_by_tag on tag_move (script_id, tag, id desc);

create trigger tag_move_is_immutable before update on tag_move
    for each row execute function refuse_update();
