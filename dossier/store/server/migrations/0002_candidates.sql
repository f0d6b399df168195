-- Statements are found by their letters, folded: for readers whose memory the library does not fit.
create extension if not exists pg_trgm schema public;
create extension if not exists unaccent schema public;

create function folded(text) returns text
language sql immutable strict parallel safe
as $$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

alter table document
    add column statement text generated always as
        (case when tab = 'statements' then body ->> 'id' end) stored,
    add column wording text generated always as
        (case when tab = 'statements' then folded(body #>> '{statement,text}') end) stored;
create index document_wording on document using gin (wording public.gin_trgm_ops);

-- Statements that are like the words of a question: for each place in it the likest of its words.
create function candidates(places integer[], words text[], most integer)
returns table (statement text, likeness real)
language sql stable
set pg_trgm.word_similarity_threshold = 0.5
as $$
    select found.statement, sum(found.likeness)::real
    from (
        select document.statement, asked.place,
            max(public.word_similarity(folded(asked.word), document.wording)) as likeness
        from unnest(places, words) as asked (place, word)
        join document on document.wording operator(public.%>) folded(asked.word)
        group by document.statement, asked.place
    ) as found
    group by found.statement
    order by 2 desc, 1
    limit most
$$;
