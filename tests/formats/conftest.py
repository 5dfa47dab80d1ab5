"""Hypothesis without deadlines: a slow machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("unpress", deadline=None)
settings.load_profile("unpress")
