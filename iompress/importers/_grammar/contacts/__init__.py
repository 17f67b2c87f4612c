"""Contacts: whom journalists call."""
