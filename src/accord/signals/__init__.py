"""Signals: what in a course is worth talking about, with rule, numbers and source. Start at evaluate.py."""
