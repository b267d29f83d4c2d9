-- How many layers a build's image has; unknown for images made before this.
alter table build add column image_layers integer;
