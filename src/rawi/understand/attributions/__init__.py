"""Who says what, and who says that they said it."""

from rawi.understand.attributions.find import find_attributions

__all__ = ["find_attributions"]
