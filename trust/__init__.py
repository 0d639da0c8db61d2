"""Is the solver's answer the best one? Oracle, small problems, twins; not in the wheel."""
