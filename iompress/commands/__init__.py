"""One file per command: options in, one call, result out. A file's name is the command's."""
