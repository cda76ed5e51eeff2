"""Which reports share text, are translations of one another, or are takes of one wire."""
