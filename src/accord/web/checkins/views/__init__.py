"""Pages of check-ins: the client's, and those of staff."""
