-- The door for OCI clients. Kept by the script's name: blobs are pushed before there is a script. A script that is
-- renamed or deleted takes its rows along.

-- Which manifest digest is which revision's. Derived, and made when it is asked for first.
create table oci_revision (
    revision_id uuid primary key references revision on delete cascade,
    sha256      varchar(64) not null
);

create index oci_revision_by_digest on oci_revision (sha256);

-- What was pushed and is in no revision (yet).
create table oci_blob (
    team      varchar(40)              not null references team (name) on update cascade on delete cascade,
    name      varchar(100)             not null,
    sha256    varchar(64)              not null,
    size      bigint                   not null,
    content   bytea                    not null,
    pushed_at timestamp with time zone not null default now(),
    primary key (team, name, sha256)
);

create index oci_blob_by_age on oci_blob (pushed_at);

-- Manifests as they were pushed, byte by byte. Those that became a revision say which; 0 is for all others.
create table oci_manifest (
    team       varchar(40)              not null references team (name) on update cascade on delete cascade,
    name       varchar(100)             not null,
    sha256     varchar(64)              not null,
    media_type varchar(255)             not null,
    subject    varchar(64),
    blobs      varchar(64)[]            not null,
    revision   integer                  not null,
    content    bytea                    not null,
    pushed_by  varchar(255)             not null,
    pushed_at  timestamp with time zone not null default now(),
    primary key (team, name, sha256)
);

create index oci_manifest_by_subject on oci_manifest (team, name, subject) where subject is not null;

-- Which pushed manifest a tag was pushed with. A tag of a revision is in table tag as well, and that one counts.
create table oci_tag (
    team   varchar(40)  not null,
    name   varchar(100) not null,
    tag    varchar(128) not null,
    sha256 varchar(64)  not null,
    primary key (team, name, tag),
    foreign key (team, name, sha256) references oci_manifest on update cascade on delete cascade
);

create table oci_upload (
    id         uuid primary key,
    team       varchar(40)              not null references team (name) on update cascade on delete cascade,
    name       varchar(100)             not null,
    username   varchar(255)             not null,
    size       bigint                   not null,
    changed_at timestamp with time zone not null default now()
);

create index oci_upload_by_repository on oci_upload (team, name);

create table oci_upload_chunk (
    upload_id uuid   not null references oci_upload on delete cascade,
    position  bigint not null,
    content   bytea  not null,
    primary key (upload_id, position)
);
