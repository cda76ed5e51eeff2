"""How the shipped tables of countries and borders were made; not needed at run time."""
