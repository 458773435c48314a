"""Pages of the manager. None of them shows an answer."""
