"""A Word document read: the parts of its archive, what its styles mean, its words in blocks."""
