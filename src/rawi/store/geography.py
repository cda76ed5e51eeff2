"""Distances inside a database: a box that an index finds, then the great circle."""

from __future__ import annotations

import math

from sqlalchemy import ColumnElement, and_, func, or_

from rawi.store.records import Box, Circle

_EARTH_DIAMETER_KM = 12742.0
_KM_PER_DEGREE = 111.2


def in_circle(
    latitude: ColumnElement[float | None], longitude: ColumnElement[float | None], circle: Circle
) -> ColumnElement[bool]:
    """The point lies within the circle (haversine on a sphere)."""
    return and_(
        in_box(latitude, longitude, box_around(circle)), _kilometres(latitude, longitude, circle) <= circle.kilometres
    )


def box_around(circle: Circle) -> Box:
    """The smallest box of degrees that holds the circle; near a pole it goes all around."""
    north = circle.kilometres / _KM_PER_DEGREE
    highest = min(90.0, abs(circle.latitude) + north)
    shrink = math.cos(math.radians(highest))
    east = 180.0 if shrink * 180 <= north else north / shrink
    west_edge, east_edge = circle.longitude - east, circle.longitude + east
    if east >= 180:
        west_edge, east_edge = -180.0, 180.0
    return Box(
        south=circle.latitude - north,
        north=circle.latitude + north,
        west=west_edge + 360 if west_edge < -180 else west_edge,
        east=east_edge - 360 if east_edge > 180 else east_edge,
    )


def in_box(
    latitude: ColumnElement[float | None], longitude: ColumnElement[float | None], box: Box
) -> ColumnElement[bool]:
    """The point lies within the box, bounds meant, across the 180th meridian where west is greater than east."""
    across: ColumnElement[bool]
    if box.west <= box.east:
        across = longitude.between(box.west, box.east)
    else:
        across = or_(longitude >= box.west, longitude <= box.east)
    return and_(latitude.between(box.south, box.north), across)


def _kilometres(
    latitude: ColumnElement[float | None], longitude: ColumnElement[float | None], circle: Circle
) -> ColumnElement[float]:
    half_north = func.sin(func.radians(latitude - circle.latitude) / 2)
    half_east = func.sin(func.radians(longitude - circle.longitude) / 2)
    shrink = func.cos(func.radians(latitude)) * math.cos(math.radians(circle.latitude))
    squared = half_north * half_north + shrink * half_east * half_east
    return _EARTH_DIAMETER_KM * func.asin(func.sqrt(squared))
