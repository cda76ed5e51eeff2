"""The reader model at run time."""
