"""Limber: routines of gentle stretches that fill exactly the minutes a person has."""

__version__ = "0.1.0"
