"""Measures: definition, file format, scoring."""
