"""Writes of the record, one transaction each."""
