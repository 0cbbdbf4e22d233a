"""What needs no Airflow: job files, dates and exit codes."""

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from cluelake import exits, jobs, nights

CONF = Path(__file__).resolve().parents[2] / "conf" / "jobs"


def test_the_shipped_files_are_read():
    assert [job.id for job in jobs.read(CONF)] == [f.stem for f in sorted(CONF.glob("*.yaml"))]
    assert jobs.folder() == CONF


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"retires": 2}, "retires"),
        ({"pool": None}, "pool"),
        ({"retries": "2"}, "retries"),
        ({"retries": True}, "retries"),
        ({"timeoutMinutes": 0}, "timeoutMinutes"),
        ({"id": "other"}, "named for it"),
        ({"dag": "Nightly Clues"}, "underscores"),
        ({"schedule": {"every": "night"}}, "schedule"),
        ({"schedule": {"after": "nobody"}}, "nobody"),
        ({"only": "sundays"}, "quarter_end"),
    ],
)
def test_a_wrong_file_stops_the_dags_and_is_named(tmp_path, change, said):
    shutil.copy(CONF / "nightly.yaml", tmp_path)
    file = tmp_path / "nightly.yaml"
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    raw.update(change)
    file.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(ValueError, match="nightly") as refused:
        jobs.read(tmp_path)
    assert said in str(refused.value)


def test_a_missing_key_and_a_missing_folder_are_named(tmp_path):
    with pytest.raises(ValueError, match="CLUELAKE_JOBS"):
        jobs.read(tmp_path)
    raw = yaml.safe_load((CONF / "nightly.yaml").read_text(encoding="utf-8"))
    del raw["pool"]
    (tmp_path / "nightly.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(ValueError, match=r"missing keys \['pool'\]"):
        jobs.read(tmp_path)


LOGICAL = datetime(2026, 3, 9, 17, 30, tzinfo=timezone.utc)
AFTER = datetime(2026, 3, 10, 17, 30, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("asked", "announced", "logical", "wanted"),
    [
        ("2026-01-05", ["2026-03-02"], LOGICAL, ["2026-01-05"]),
        (None, ["2026-03-03", "2026-03-02", "2026-03-03"], None, ["2026-03-02", "2026-03-03"]),
        # 17:30 UTC is half past one of the next day in Shanghai.
        (None, [], LOGICAL, ["2026-03-10"]),
        (None, [], None, ["2026-03-10"]),
    ],
)
def test_the_dates_of_a_run(asked, announced, logical, wanted):
    assert nights.dates(asked, announced, logical, AFTER) == [date.fromisoformat(day) for day in wanted]


def test_quarters():
    assert nights.quarter(date(2026, 1, 1)) == "2026Q1"
    assert nights.quarter(date(2026, 12, 31)) == "2026Q4"
    year = [date(2026, 1, 1) + timedelta(days=day) for day in range(365)]
    ends = [day for day in year if nights.ends_quarter(day)]
    assert ends == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
    sundays = [day for day in year if nights.ends_week(day)]
    assert sundays[0] == date(2026, 1, 4)
    assert len(sundays) == 52


@pytest.mark.parametrize(
    ("line", "failure", "code"),
    [
        ("cluelake: DATA (4): the audit stopped it", "Error code is: 1.", 4),
        ("26/03/10 01:40 ERROR x: cluelake: RESOURCE (6): disk full", "Error code is: 1.", 6),
        (None, "Cannot execute: spark-submit. Error code is: 3.", 3),
        (None, "Cannot execute: spark-submit. Error code is: -9.", None),
        (None, "Cannot execute: spark-submit. Error code is: 1.", None),
        (None, "no spark-submit on the PATH", None),
    ],
)
def test_the_jars_own_code_is_found(line, failure, code):
    assert exits.code(line, failure) == code
