"""The version of this rawi, which every account names."""

VERSION = "0.1.0"
