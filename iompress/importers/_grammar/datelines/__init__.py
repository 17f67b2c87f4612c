"""Datelines: the place and day in front of the first paragraph."""
