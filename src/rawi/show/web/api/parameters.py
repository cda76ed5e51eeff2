"""QueryParameters that several calls share, with what they mean."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from litestar.params import QueryParameter

Cursor = Annotated[str | None, QueryParameter(description="`next` of the page before.", max_length=500)]
Limit = Annotated[int, QueryParameter(ge=1, le=200, description="Most items of a page.")]
Words = Annotated[
    str,
    QueryParameter(
        max_length=500,
        description='All must stand in the text: "in this order", strik* any ending, -without. Case, accents and Arabic letter forms do not matter.',
    ),
]
Name = Annotated[str | None, QueryParameter(max_length=500)]
Near = Annotated[str | None, QueryParameter(max_length=80, description="latitude,longitude,km")]
BoxText = Annotated[str | None, QueryParameter(max_length=80, description="south,west,north,east in degrees")]
Start = Annotated[date | None, QueryParameter(description="That day or later.")]
End = Annotated[date | None, QueryParameter(description="Before that day.")]
