-- What was asked through the stable addresses of deployments, hour by hour. It outlives the deployment: it says how a
-- revision did.
create table prediction_traffic (
    deployment_id uuid not null,
    script_team varchar(40) not null,
    script varchar(100) not null,
    revision integer not null,
    hour timestamptz not null,
    answered bigint not null,
    refused bigint not null,
    failed bigint not null,
    latency bytea not null, -- of what was answered: an HdrHistogram in its compressed form, in microseconds
    primary key (deployment_id, revision, hour)
);
create index prediction_traffic_by_hour on prediction_traffic (hour);
