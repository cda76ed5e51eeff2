"""Places by name: our own file of conflict places and countries, then GeoNames."""

from rawi.knowledge.gazetteer.lookup import Site, by_consonants, by_name, curated

__all__ = ["Site", "by_consonants", "by_name", "curated"]
