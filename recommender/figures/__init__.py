"""How is a form drawn? Joint angles and contacts in, a picture out."""
