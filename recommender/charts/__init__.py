"""Numbers in, figures out: each chart answers the question that stands as its title."""
