-- The last single predictions that people and programs tried, with what came of each. They go with the deployment.
create table prediction_try (
    id uuid primary key,
    deployment_id uuid not null references deployment on delete cascade,
    revision integer not null,
    asked_by varchar(255) not null,
    asked_at timestamptz not null,
    content_type varchar(255) not null,
    payload text,               -- null when it is no text, or too large to keep
    status integer,             -- null when no answer came
    answer text,                -- its beginning; null when it is no text, or none came
    duration_micros bigint,     -- null when no answer came
    failure text                -- why none came
);
create index prediction_try_by_deployment on prediction_try (deployment_id, asked_at desc);
