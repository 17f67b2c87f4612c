"""The rules: one module per part of a release or family.

Modules whose name starts with `_` are shared parts.
"""
