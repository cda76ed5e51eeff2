from importlib.resources import as_file, files

import pytest

from rawi.connect.pipeline import connect
from rawi.model import Reading
from rawi.run.jobs import read_reports
from rawi.settings import Settings
from rawi.show.exports import Collection


@pytest.fixture(scope="session")
def collection() -> Collection:
    """The bundled samples, read by rules and connected."""
    with as_file(files("rawi") / "samples") as folder:
        readings = [item for item in read_reports([str(folder)], Settings(model=False)) if isinstance(item, Reading)]
    return Collection(connections=connect(readings), readings={reading.document.id: reading for reading in readings})
