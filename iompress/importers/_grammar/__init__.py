"""The grammar of press releases: what the blocks of a page are, and the draft of a release that they make."""
