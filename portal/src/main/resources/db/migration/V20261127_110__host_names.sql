-- What a deployment's containers answer to on its network: the name it was launched under, also after it got another.
alter table deployment add column host_name varchar(40);
update deployment set host_name = name;
alter table deployment alter column host_name set not null;
