-- Which tags a team gives only to revisions that are not slower than the one that has it, and by how much they may be.
alter table tag_rules
    add column guarded     varchar(128)[]   not null default '{}',
    add column guard_delta double precision not null default 0.03 check (guard_delta between 0 and 1);
