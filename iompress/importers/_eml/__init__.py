"""A message read: its parts told apart, and what was written around a forwarded one."""
