from pathlib import Path

import pytest

from rawi.errors import SettingsError
from rawi.settings import Settings, read_settings


def test_defaults_need_nothing() -> None:
    assert read_settings(environment={}) == Settings()


def test_the_environment_stands_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "rawi.toml"
    file.write_text("threads = 2\noffline = true\n")
    settings = read_settings(environment={"RAWI_SETTINGS": str(file), "RAWI_THREADS": "3"})
    assert (settings.threads, settings.offline) == (3, True)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "rawi.toml"
    file.write_text('threads = "many"\nspeed = 9\n')
    with pytest.raises(SettingsError) as error:
        read_settings(file, environment={"RAWI_OFFLINE": "perhaps"})
    for word in ("threads", "speed", "offline"):
        assert word in str(error.value)


def test_a_missing_file_is_a_mistake() -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(Path("/nowhere/rawi.toml"), environment={})
