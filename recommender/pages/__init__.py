"""What does a person see and press? One page, one file, one `page()`."""
