-- The words of names and descriptions, once for each audience. A misspelt word is compared with these few thousand words
-- and not with every script; what a caller may not read corrects nothing for them.
create table script_search_word (
    audience varchar(40) not null,
    word     varchar(60) not null,
    primary key (audience, word)
);

create index script_search_word_by_similarity on script_search_word using gin (word gin_trgm_ops);

insert into script_search_word
select distinct audience, word
from script_search, regexp_split_to_table(lower(similar_to), '[^[:alnum:]]+') word
where length(word) between 3 and 60;

drop index script_search_by_similarity;
alter table script_search drop column similar_to;
