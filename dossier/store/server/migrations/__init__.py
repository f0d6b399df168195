"""The steps by which the tables of a server come to be, by their numbers."""
