"""What can be done: the catalog of exercises and its vocabulary; it knows nobody."""
