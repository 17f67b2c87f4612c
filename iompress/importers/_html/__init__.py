"""A web page read: its nesting bounded, its elements told apart, its words in blocks, its head."""
