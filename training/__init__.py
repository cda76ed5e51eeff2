"""How the reader model that rawi ships is made; nothing here is imported at run time."""
