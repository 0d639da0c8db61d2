"""How do other solvers, and simpler ways, fare with the same questions? Not in the wheel."""
