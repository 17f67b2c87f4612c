"""Importers: one file per source format, bytes in, a page of text out; what a page says is the grammar's to find.

A format's file has `claims(data)`, which says from 0 to 1 how much the bytes look like it, and
`read(data, depth)`, which gives a `Page` or a `Stored` release. Names come from file names.
"""
