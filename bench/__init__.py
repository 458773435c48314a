"""Measurements: ratios within one run, printed as a table by `make bench`."""
