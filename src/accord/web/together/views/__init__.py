"""Pages of the shared view, of repair threads, and of a client's own record."""
