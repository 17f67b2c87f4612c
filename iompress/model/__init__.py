"""The release, its newsroom and its text: pure data and pure functions, no files, clock or terminal."""
