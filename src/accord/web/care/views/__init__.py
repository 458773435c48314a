"""Pages of the record, for therapists; a supervisor sees courses and signals."""
