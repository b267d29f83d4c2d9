-- Who has signed in, and the groups that the newest claim about them named.
create table person (
    username  varchar(255)             primary key,
    groups_at timestamp with time zone not null
);

create table person_group (
    username   varchar(255) not null references person,
    group_name varchar(255) not null,
    primary key (username, group_name)
);

create index person_group_by_group on person_group (group_name);

insert into person (username, groups_at)
select distinct actor, timestamp with time zone 'epoch' from audit_entry where action = 'session.sign-in' and outcome = 'DONE';

-- Whoever is in the group is in the team.
create table team_group (
    team_id    uuid         not null references team on delete cascade,
    group_name varchar(255) not null,
    role       varchar(20)  not null check (role in ('VIEWER', 'DEVELOPER', 'MAINTAINER', 'OWNER')),
    primary key (team_id, group_name)
);

create index team_group_by_group on team_group (group_name);

-- Except those who were removed or left.
create table team_block (
    team_id  uuid         not null references team on delete cascade,
    username varchar(255) not null,
    primary key (team_id, username)
);

-- Names of teams that are gone: what still speaks of them must never mean another team.
create table retired_team (
    name varchar(40)              primary key,
    at   timestamp with time zone not null
);

-- Counts changes of rights, so that whatever stays open can notice one at any replica.
create table rights_revision (
    singleton boolean primary key default true check (singleton),
    number    bigint  not null
);

insert into rights_revision (number) values (0);
