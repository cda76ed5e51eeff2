"""The box that the index finds misses no point of the circle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.knowledge.distance import Point
from rawi.store.geography import box_around
from rawi.store.records import Box, Circle

LATITUDES = st.floats(-89.9, 89.9)
LONGITUDES = st.floats(-180, 180)


def holds(box: Box, point: Point) -> bool:
    across = (
        box.west <= point.longitude <= box.east
        if box.west <= box.east
        else point.longitude >= box.west or point.longitude <= box.east
    )
    return box.south <= point.latitude <= box.north and across


@given(LATITUDES, LONGITUDES, st.floats(0.1, 2000), st.floats(0, 360), st.floats(0, 0.99))
def test_the_box_holds_the_circle(
    latitude: float, longitude: float, kilometres: float, bearing: float, share: float
) -> None:
    centre = Point(latitude, longitude)
    point = centre.moved(bearing, kilometres * share)
    if centre.kilometres(point) <= kilometres:
        assert holds(box_around(Circle(latitude=latitude, longitude=longitude, kilometres=kilometres)), point)


@pytest.mark.parametrize(
    ("longitude", "west", "east"), [(179.95, 178.9, -179.0), (-179.95, 179.0, -178.9), (0.0, -1.1, 1.1)]
)
def test_the_box_goes_across_the_180th_meridian(longitude: float, west: float, east: float) -> None:
    box = box_around(Circle(latitude=0, longitude=longitude, kilometres=111.2))
    assert (round(box.west, 1), round(box.east, 1)) == pytest.approx((west, east), abs=0.11)
