"""Measures: definition, file format, scoring of one form and of a table of them."""
