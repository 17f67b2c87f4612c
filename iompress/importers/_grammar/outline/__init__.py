"""Where on a page a release stands, and which of its blocks is which part of it."""
