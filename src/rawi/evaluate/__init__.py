"""How good we are: figures against gold."""
