"""What all tests share: examples may take as long as a busy machine needs."""

from hypothesis import settings

settings.register_profile("rawi", deadline=None, print_blob=True)
settings.load_profile("rawi")
