"""One file per format: an edition in, bytes out. A file's name is the format's; nothing here touches a disk."""
