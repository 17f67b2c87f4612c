"""The fields of a release, each read from the blocks of its part."""
