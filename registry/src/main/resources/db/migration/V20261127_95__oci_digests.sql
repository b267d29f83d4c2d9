-- What clients push may be named by SHA-512 too. A SHA-256 stays as it is, its digits alone; any other is written in full.
alter table oci_blob rename column sha256 to digest;
alter table oci_blob alter column digest type varchar(135);

alter table oci_manifest rename column sha256 to digest;
alter table oci_manifest alter column digest type varchar(135);
alter table oci_manifest alter column subject type varchar(135);
alter table oci_manifest alter column blobs type varchar(135)[];

alter table oci_tag rename column sha256 to digest;
alter table oci_tag alter column digest type varchar(135);
