create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamp with time zone not null,
    actor   varchar(255)             not null,
    via     varchar(80)              not null,
    address varchar(64)              not null,
    action  varchar(60)              not null,
    team    varchar(40),
    kind    varchar(40)              not null,
    name    varchar(600)             not null,
    outcome varchar(10)              not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
    details text                     not null
);

create index audit_entry_by_team on audit_entry (team, id desc);
create index audit_entry_by_actor on audit_entry (actor, id desc);
create index audit_entry_by_action on audit_entry (action, id desc);
create index audit_entry_by_time on audit_entry (at);

-- Nobody rewrites what happened, whatever a program thinks.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'the rows of % stay as they were written', tg_table_name;
end
$$;

create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_rewriting();
