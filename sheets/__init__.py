"""Which pictures does the catalog make? Contact sheets to look at (`make figures`)."""
