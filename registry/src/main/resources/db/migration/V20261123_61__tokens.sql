-- The secret itself is nowhere: only its SHA-256.
create table access_token (
    id         uuid primary key,
    hash       bytea                    not null unique,
    hint       varchar(12)              not null,
    name       varchar(60)              not null,
    username   varchar(255)             not null,
    team       varchar(40) references team (name) on delete cascade,
    scopes     varchar(100)             not null,
    created_by varchar(255)             not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    last_used  timestamp with time zone,
    unique (username, name)
);

create index access_token_by_team on access_token (team);
