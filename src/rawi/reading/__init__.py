"""From bytes to a Document."""

from rawi.reading.extract import read_documents, read_text, to_document
from rawi.reading.raw import Fields, Raw

__all__ = ["Fields", "Raw", "read_documents", "read_text", "to_document"]
