"""The workbench: pages and an HTTP API over a store."""

from rawi.show.web.app import build_app
from rawi.show.web.desk import Desk

__all__ = ["Desk", "build_app"]
