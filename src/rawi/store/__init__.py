"""Where records rest.

The seam is `rawi.store.protocol.Store`, its records are in `rawi.store.records`, and `open_store` gives one. Importing
this package loads no database.
"""
