"""Which reports share text, are translations of one another, are takes of one wire, or cite one another."""

from rawi.connect.copies import judge, telling
from rawi.connect.copies.align import NOTHING_SHARED, Alignment, align
from rawi.connect.copies.links import LARGEST, Copies, cite_links, copies_within, first_link

__all__ = [
    "LARGEST",
    "NOTHING_SHARED",
    "Alignment",
    "Copies",
    "align",
    "cite_links",
    "copies_within",
    "first_link",
    "judge",
    "telling",
]
