"""Words that report something done or suffered, with their roles."""

from rawi.understand.events.descriptions import find_events

__all__ = ["find_events"]
