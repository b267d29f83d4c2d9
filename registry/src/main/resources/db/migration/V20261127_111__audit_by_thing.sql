-- The history of one thing, whatever it was called at the time.
create index audit_entry_by_thing
    on audit_entry (kind, substring(details from '"id":"([0-9a-f-]{36})"'), id desc);
