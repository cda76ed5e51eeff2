"""Makes the parts of the documentation that are facts of the code: `python -m docs.generate`, or `--check`."""
