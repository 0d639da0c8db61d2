"""What is lost when a process is killed, or a bit on the disk flips? It has to be nothing.

`make faults` asks, and writes docs/faults.md.
"""
