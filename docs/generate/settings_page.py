"""The reference of settings."""

from __future__ import annotations

from docs.generate.docstrings import fields_of
from docs.generate.markdown import table

from rawi.settings import Settings

_INTRO = """# Settings

A setting is a variable of the environment, `RAWI_` and its name in capitals, or a line of a TOML file that `RAWI_SETTINGS` names. A
variable goes over the file, and an option of a command goes over both. All mistakes are told at once, before anything is read.

```toml
# settings.toml
model = false
workers = 2
offline = true
store = "sqlite:////data/case.db"
```

```shell
RAWI_SETTINGS=settings.toml RAWI_THREADS=2 rawi read reports.jsonl
```
"""
_ELSEWHERE = """Two more variables are read by single parts: `RAWI_ADMIN_PASSWORD` gives `rawi serve --team --admin NAME` the password that it
would ask for, and `RAWI_SETTINGS` names the file above."""


def settings_page() -> str:
    """Every setting with its type, default and meaning."""
    rows = [
        (f"`{field.name}`", f"`RAWI_{field.name.upper()}`", field.type, f"`{field.default}`", field.about)
        for field in fields_of(Settings)
    ]
    return "\n\n".join([_INTRO, table(("setting", "variable", "type", "default", "meaning"), rows), _ELSEWHERE])
