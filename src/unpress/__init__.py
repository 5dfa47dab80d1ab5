"""Reads what the United Nations is reported to have said."""
