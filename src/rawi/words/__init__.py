"""The surface of text for all stages: spellings, tokens, sentences, phrases."""
