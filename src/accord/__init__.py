"""Accord: open software for the alliance between a therapist and a client."""

__version__ = "0.1.0"
