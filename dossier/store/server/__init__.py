"""A workspace on a PostgreSQL server; nothing else in the program speaks to one."""
