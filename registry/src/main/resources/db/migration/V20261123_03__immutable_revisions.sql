-- A revision never changes once it is stored, whatever a program thinks.
create function refuse_update() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are immutable', tg_table_name;
end
$$;

create trigger revision_is_immutable before update on revision
    for each row execute function refuse_update();

create trigger revision_file_is_immutable before update on revision_file
    for each row execute function refuse_update();

create trigger blob_is_immutable before update on blob
    for each row execute function refuse_update();
