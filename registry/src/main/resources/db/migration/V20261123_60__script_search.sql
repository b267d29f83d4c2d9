-- Typing errors are forgiven by trigrams. The extension is a trusted one: whoever may create in the database may have it.
create extension if not exists pg_trgm;

-- One row a script: what is searched, filtered and shown in lists. Derived from the script and made anew at will.
create table script_search (
    script_id       uuid primary key references script on delete cascade,
    team            varchar(40)              not null,
    name            varchar(100)             not null,
    audience        varchar(40)              not null, -- who reads it: the team's name, or '*' for everybody signed in
    description     varchar(1000)            not null,
    visibility      varchar(10)              not null,
    latest_revision integer                  not null,
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null,
    base_images     text[]                   not null,
    frameworks      text[]                   not null,
    labels          text[]                   not null,
    keys            text[]                   not null, -- what can be filtered by, such as 'base:debian:trixie-slim'
    running         boolean                  not null,
    endpoint        boolean                  not null,
    similar_to      text                     not null, -- compared by trigrams
    head            tsvector                 not null, -- name, description and labels; small, so that ranking is quick
    words           tsvector                 not null, -- everything
    format          integer                  not null  -- of this row; older ones are made anew
);

create index script_search_by_update on script_search (updated_at desc, script_id desc);
create index script_search_by_creation on script_search (created_at desc, script_id desc);
create index script_search_by_name on script_search (name, team, script_id);
create index script_search_by_audience on script_search (audience, updated_at desc);
create index script_search_by_team on script_search (team, updated_at desc);
create index script_search_running on script_search (updated_at desc) where running;
create index script_search_by_words on script_search using gin (keys, words);
create index script_search_by_similarity on script_search using gin (similar_to gin_trgm_ops);

-- Cursors are signed, so that only those that were given out are taken back, by every replica.
create table script_search_secret (
    secret varchar(100) not null
);

insert into script_search_secret values (gen_random_uuid()::text || gen_random_uuid()::text);
