"""Which reports share text, are translations of one another, are takes of one wire, or cite one another."""

from rawi.connect.copies import judge
from rawi.connect.copies.align import NOTHING_SHARED, Alignment, align
from rawi.connect.copies.links import cite_links, copy_link

__all__ = ["NOTHING_SHARED", "Alignment", "align", "cite_links", "copy_link", "judge"]
