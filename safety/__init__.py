"""How safe is it, measured? Sweeps, planted faults and mutants; not in the wheel."""
