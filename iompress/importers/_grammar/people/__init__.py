"""People: names and functions in a stretch of text."""
