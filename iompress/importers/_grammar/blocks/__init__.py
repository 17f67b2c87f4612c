"""What each block of a page is, seen by itself."""
