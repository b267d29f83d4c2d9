create table team (
    id         uuid primary key,
    name       varchar(40)              not null unique,
    title      varchar(100)             not null,
    created_at timestamp with time zone not null,
    version    bigint                   not null
);

create table team_member (
    team_id  uuid         not null references team on delete cascade,
    username varchar(255) not null,
    role     varchar(20)  not null check (role in ('VIEWER', 'DEVELOPER', 'MAINTAINER', 'OWNER')),
    primary key (team_id, username)
);

create index team_member_by_username on team_member (username);
