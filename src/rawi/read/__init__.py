"""From bytes to a Document."""

from rawi.read.extract import read_documents, read_text, to_document
from rawi.read.raw import Fields, Raw

__all__ = ["Fields", "Raw", "read_documents", "read_text", "to_document"]
