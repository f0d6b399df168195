"""Who may do what in a workspace on a server: by the rights of the database alone."""

from __future__ import annotations

from typing import Literal, get_args

import psycopg
from msgspec import Struct
from psycopg import sql

from dossier.errors import DossierError, UnknownNameError
from dossier.store.server.connecting import Connection

Role = Literal["reader", "analyst", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)

_NOBODY = "42704"
_REVOKE = """
revoke all on all tables in schema {schema} from {who};
revoke all on schema {schema} from {who};
"""
_READ = """
grant usage on schema {schema} to {who};
grant select on all tables in schema {schema} to {who};
"""
_WRITE = """
grant insert, update on file, document to {who};
grant insert on change to {who};
grant update on workspace to {who};
"""
_OWN = """
grant all on schema {schema} to {who} with grant option;
grant all on all tables in schema {schema} to {who} with grant option;
"""
_STEPS: dict[Role | None, str] = {
    None: "", "reader": _READ, "analyst": _READ + _WRITE, "owner": _OWN,
}  # fmt: skip
_PEOPLE = """
select rolname,
    has_schema_privilege(oid, current_schema(), 'usage')
        and has_table_privilege(oid, 'file', 'select'),
    has_table_privilege(oid, 'document', 'insert'),
    has_table_privilege(oid, 'document', 'insert with grant option')
from pg_roles where rolcanlogin order by rolname
"""


class Person(Struct, frozen=True):
    """A name on the server, and its role in the workspace."""

    name: str
    role: Role


def grant(connection: Connection, who: str, role: Role | None) -> None:
    """Give somebody a role in the place of any other; None takes it away.

    Raises UnknownNameError where the server knows nobody of that name, DossierError where it is
    not ours to give.
    """
    schema = sql.Identifier(str(_one(connection, "select current_schema()")))
    steps = sql.SQL(_REVOKE + _STEPS[role]).format(schema=schema, who=sql.Identifier(who))
    if not _one(connection, "select has_table_privilege('document', 'insert with grant option')"):
        raise DossierError("only an owner of the workspace gives roles in it")
    try:
        with connection.transaction():
            connection.execute(steps)
    except psycopg.Error as fault:
        if fault.sqlstate == _NOBODY:
            raise UnknownNameError(
                f"the server knows nobody by the name of {who}",
                advice="Its administrator makes the name known with: createuser",
            ) from None
        raise


def people(connection: Connection) -> list[Person]:
    """List who has a role, by their names."""
    found: list[Person] = []
    for name, reads, writes, owns in connection.execute(_PEOPLE):
        if reads:
            role: Role = "owner" if owns else "analyst" if writes else "reader"
            found.append(Person(str(name), role))
    return found


def _one(connection: Connection, query: str) -> object:
    row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None
