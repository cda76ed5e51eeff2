"""What all tests share: examples may take as long as a busy machine needs, and CI draws the same ones every time."""

import os

from hypothesis import settings

settings.register_profile("rawi", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI")))
settings.load_profile("rawi")
