"""Tests of the model, one file a module."""
