"""The HTTP API: everything that the pages do, for programs."""

from rawi.show.web.api.people import PEOPLE
from rawi.show.web.api.reading import READING
from rawi.show.web.api.review import REVIEW

API_HANDLERS = (*READING, *REVIEW, *PEOPLE)
__all__ = ["API_HANDLERS"]
