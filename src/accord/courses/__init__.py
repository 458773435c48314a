"""Courses: one pair's sessions in time order, and what can be said about them."""
