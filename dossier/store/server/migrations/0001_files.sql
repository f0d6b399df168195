-- One workspace: its identity, and the number of its last change.
create table workspace (
    id uuid primary key default gen_random_uuid(),
    revision bigint not null default 0
);
create unique index workspace_once on workspace ((true));
insert into workspace default values;

-- Its files, by their places in the folder. A file of the store is kept as its header, the order
-- of its tables, and documents; any other as it is (content). Without a hash it is gone.
create table file (
    path text primary key,
    revision bigint not null,
    modified bigint not null, -- nanoseconds since 1970
    sha256 text,
    header json,
    tables text[],
    content bytea
);
create index file_revision on file (revision);

-- The documents of the files of the store: json, not jsonb, for it keeps the order of keys.
-- Without a body a document is gone: replicas have to hear of it.
create table document (
    path text not null references file,
    tab text not null,
    number bigint not null,
    place bigint not null, -- documents of a table stand in this order
    revision bigint not null,
    body json,
    primary key (path, tab, number)
);
create index document_revision on document (revision);

-- The changes, so that one is known whose answer was lost on the way.
create table change (
    id uuid primary key,
    revision bigint not null unique,
    made_by text not null default session_user,
    made_at timestamptz not null default now()
);
