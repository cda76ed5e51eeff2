"""Who is named, and which mentions are one actor."""

from rawi.understand.mentions.find import find_mentions

__all__ = ["find_mentions"]
