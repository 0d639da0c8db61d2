"""Measurements of the solver on the real catalog."""
