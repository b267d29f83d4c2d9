-- Comparisons of prediction latency, the payload each was asked with, and the reports that came of them.
-- Scripts are referred to by name: a report outlives what it measured.

create table comparison (
    id               uuid primary key,
    team             text             not null,
    name             text             not null,
    status           text             not null check (status in ('QUEUED', 'PREPARING', 'MEASURING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    preset           text             not null,
    rounds           integer          not null,
    threshold        double precision not null,
    progress         jsonb            not null,
    report_id        uuid,
    error_message    text,
    error_hint       text,
    requested_by     text             not null,
    created_at       timestamptz      not null,
    started_at       timestamptz,
    ended_at         timestamptz,
    changed_at       timestamptz      not null,
    attempt          integer          not null,
    worker           text,
    cancel_requested boolean          not null,
    version          bigint           not null
);

create index comparison_by_team on comparison (team, created_at desc);
create index comparison_by_change on comparison (changed_at desc);
create index comparison_unfinished on comparison (created_at) where status in ('QUEUED', 'PREPARING', 'MEASURING');

create table comparison_target (
    comparison_id uuid    not null references comparison (id) on delete cascade,
    position      integer not null,
    label         text    not null,
    script        text    not null,
    revision      integer not null,
    deployment_id uuid,
    image         text,
    size_bytes    bigint,
    primary key (comparison_id, position)
);

create index comparison_target_by_script on comparison_target (script);

create table comparison_payload (
    comparison_id uuid primary key references comparison (id) on delete cascade,
    content_type  text  not null,
    body          bytea not null
);

create table comparison_report (
    id            uuid primary key,
    comparison_id uuid        not null references comparison (id),
    team          text        not null,
    name          text        not null,
    sentence      text        not null,
    document      text        not null,
    created_at    timestamptz not null
);

create index comparison_report_by_team on comparison_report (team, created_at desc);
