"""Whole practices: frames in, frames out."""
