-- Secrets of teams for their builds, encrypted with a key that is not in the database. They go with their team.
create table team_secret (
    team varchar(40) not null references team (name) on delete cascade,
    id varchar(64) not null,
    sealed bytea not null,
    changed_by varchar(255) not null,
    changed_at timestamptz not null,
    primary key (team, id)
);

-- The ids of the secrets a build was given, sorted, with commas between them.
alter table build add column secrets text not null default '';
