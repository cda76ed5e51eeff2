"""Who does the work: shards, refusals, resume, counts."""
