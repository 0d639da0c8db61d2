"""Limber: routines of gentle stretches that fill exactly the minutes a person has."""
