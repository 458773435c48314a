"""Reads for the shared view and a client's own page. A fixed number of queries, however many sessions."""
