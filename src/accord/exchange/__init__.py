"""Formats: text and plain data ↔ objects."""
