-- What a site administrator has settled for a team; what is null is what the site gives every team.
create table team_quota (
    team varchar(40) primary key references team (name) on delete cascade,
    cpus double precision,
    memory_bytes bigint,
    containers integer,
    image_bytes bigint,
    changed_by varchar(255) not null,
    changed_at timestamptz not null
);
