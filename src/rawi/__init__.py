"""rawi turns news reports of armed conflict into evidence; it never says what is true."""

__version__ = "0.1.0"
