"""Only published rows, no tokens, and a notebook that runs from top to bottom."""

import datetime as dt
import os
import re
import sys
from decimal import Decimal
from pathlib import Path

import nbformat
import pyarrow as pa
import pytest
from deltalake import write_deltalake
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(NOTEBOOKS))
from cluelake import TOKEN_COLUMNS, Lake  # noqa: E402

FIRST, SECOND = dt.date(2026, 3, 9), dt.date(2026, 3, 10)
TEXTS = pa.list_(pa.string())


def write(lake, name, rows, schema):
    fields = pa.schema([*schema, ("biz_date", pa.date32()), ("gen", pa.int32())])
    write_deltalake(
        str(lake / "tables" / name.replace(".", "/")),
        pa.Table.from_pylist(rows, schema=fields),
        partition_by=["biz_date", "gen"],
        mode="append",
    )


def clue(clue_id, grade, change, night, gen, suppressed=None):
    return {
        "clue_id": clue_id, "person": 1, "grade": grade, "change": change,
        "likelihood": Decimal("0.9000"), "money_at_risk": Decimal("10.00"), "detectors": ["d1"],
        "reasons": [f"Reason of {clue_id}."], "suppressed_by": suppressed,
        "biz_date": night, "gen": gen,
    }


@pytest.fixture
def lake(tmp_path):
    for night, gen in [(FIRST, 1), (FIRST, 2), (SECOND, 1)]:
        write(
            tmp_path, "ops.publication", [{"degraded": [], "biz_date": night, "gen": gen}],
            [("degraded", TEXTS)],
        )
    schema = [
        ("clue_id", pa.string()), ("person", pa.int64()), ("grade", pa.string()),
        ("change", pa.string()), ("likelihood", pa.decimal128(5, 4)),
        ("money_at_risk", pa.decimal128(18, 2)), ("detectors", TEXTS), ("reasons", TEXTS),
        ("suppressed_by", pa.string()),
    ]
    write(
        tmp_path, "clue.clue",
        [
            clue("replaced", "low", "opened", FIRST, 1),
            clue("first", "low", "opened", FIRST, 2),
            clue("urgent", "urgent", "opened", SECOND, 1),
            clue("held", "high", "kept", SECOND, 1, "protected"),
            clue("over", "low", "closed", SECOND, 1),
            clue("unpublished", "urgent", "opened", SECOND, 2),
        ],
        schema,
    )
    for name, key in [("phone_card_list", "number"), ("bank_card_list", "account")]:
        rows = [
            {key: i, "tier": tier, "change": change, "biz_date": SECOND, "gen": 1}
            for i, (tier, change) in enumerate([("A", "added"), ("B", "kept"), ("C", "removed")])
        ]
        write(
            tmp_path, f"serving.{name}", rows,
            [(key, pa.int64()), ("tier", pa.string()), ("change", pa.string())],
        )
    return tmp_path


def test_the_newest_published_generation_of_each_night(lake):
    nights = Lake(lake).published()
    assert list(zip(nights["biz_date"], nights["gen"])) == [(FIRST, 2), (SECOND, 1)]


def test_only_rows_of_the_published_generation(lake):
    assert set(Lake(lake).table("clue.clue", FIRST)["clue_id"]) == {"first"}
    assert set(Lake(lake).table("clue.clue", "2026-03-10")["clue_id"]) == {"urgent", "held", "over"}


def test_no_token_leaves(lake):
    assert "person" not in Lake(lake).table("clue.clue", SECOND)
    assert "number" not in Lake(lake).table("serving.phone_card_list", SECOND)


def test_every_token_of_the_contracts_is_known():
    names = set()
    for contract in (NOTEBOOKS.parent / "schemas" / "tables").glob("*/*.yaml"):
        names |= set(re.findall(r"name: (\w+),[^}]*classification: token", contract.read_text()))
    assert names and names <= TOKEN_COLUMNS


def test_what_is_not_there_is_said(lake):
    with pytest.raises(LookupError, match="no published night of 2026-03-11"):
        Lake(lake).table("clue.clue", "2026-03-11")
    with pytest.raises(LookupError, match="no table clue.other"):
        Lake(lake).table("clue.other", SECOND)
    with pytest.raises(ValueError, match="named <layer>.<name>"):
        Lake(lake).table("../../etc/passwd", SECOND)


def test_the_notebook_is_stripped_and_runs(lake, tmp_path, monkeypatch):
    (tmp_path / "SYNTHETIC").touch()
    monkeypatch.setenv("CLUELAKE_LAKE", str(lake))
    monkeypatch.setenv("CLUELAKE_INBOX", str(tmp_path))
    notebook = nbformat.read(NOTEBOOKS / "published_night.ipynb", as_version=4)
    assert all(not c.get("outputs") and c.get("execution_count") is None for c in notebook.cells)
    done = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": NOTEBOOKS}}).execute()
    shown = nbformat.writes(done)
    assert "Synthetic nation: every person, number and place is invented." in shown
    assert "Reason of urgent." in shown
    assert "Reason of unpublished." not in shown and "Reason of over." not in shown
    assert "image/png" in shown
    if "CLUELAKE_LOOK" in os.environ:
        nbformat.write(done, Path(os.environ["CLUELAKE_LOOK"]) / "published_night.ipynb")
