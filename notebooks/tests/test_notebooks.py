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
            {
                key: i, "entry_id": f"{name}-{tier}", "tier": tier, "change": change,
                "likelihood": Decimal("0.5000"), "biz_date": SECOND, "gen": 1,
            }
            for i, (tier, change) in enumerate([("A", "added"), ("B", "kept"), ("C", "removed")])
        ]
        write(
            tmp_path, f"serving.{name}", rows,
            [
                (key, pa.int64()), ("entry_id", pa.string()), ("tier", pa.string()),
                ("change", pa.string()), ("likelihood", pa.decimal128(5, 4)),
            ],
        )
    return tmp_path


def answer(kind, subject, verdict=None, stopped=None):
    return {
        "subject_kind": kind, "subject_id": subject, "verdict": verdict, "met_at": None,
        "stopped_amount": stopped, "transferred_amount": None, "biz_date": SECOND, "gen": 1,
    }


@pytest.fixture
def answered(lake):
    """The lake with what units found: right on an urgent clue, wrong on a held one, open on a card."""
    write(
        lake, "feature.feedback_state",
        [
            answer("clue", "urgent", stopped=Decimal("5000.00")),
            answer("clue", "held", "false_warning"),
            answer("bank_card", "bank_card_list-B"),
        ],
        [
            ("subject_kind", pa.string()), ("subject_id", pa.string()), ("verdict", pa.string()),
            ("met_at", pa.timestamp("us")), ("stopped_amount", pa.decimal128(18, 2)),
            ("transferred_amount", pa.decimal128(18, 2)),
        ],
    )
    return lake


def executed(name, lake, monkeypatch):
    """A notebook run from top to bottom on a lake, as text; it is committed without outputs."""
    monkeypatch.setenv("CLUELAKE_LAKE", str(lake))
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    assert all(not c.get("outputs") and c.get("execution_count") is None for c in notebook.cells)
    done = NotebookClient(notebook, timeout=180, resources={"metadata": {"path": NOTEBOOKS}}).execute()
    if "CLUELAKE_LOOK" in os.environ:
        nbformat.write(done, Path(os.environ["CLUELAKE_LOOK"]) / f"{name}.ipynb")
    return nbformat.writes(done)


def counties():
    """The lake of `./cluelake listing demo`; what reads the register is skipped without one."""
    if "CLUELAKE_COUNTIES" not in os.environ:
        pytest.skip("CLUELAKE_COUNTIES names no lake of ./cluelake listing demo")
    return Path(os.environ["CLUELAKE_COUNTIES"])


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
    monkeypatch.setenv("CLUELAKE_INBOX", str(tmp_path))
    shown = executed("published_night", lake, monkeypatch)
    assert "Synthetic nation: every person, number and place is invented." in shown
    assert "Reason of urgent." in shown
    assert "Reason of unpublished." not in shown and "Reason of over." not in shown
    assert "image/png" in shown


def test_clues_are_held_to_what_units_found(answered, monkeypatch):
    (answered / "SYNTHETIC").touch()
    shown = executed("clue_quality", answered, monkeypatch)
    assert "Synthetic nation: every person, number and place is invented." in shown
    assert "3 answered" in shown
    assert "confirmed" in shown and "refuted" in shown and "image/png" in shown


def test_a_lake_nobody_answered_has_no_quality(lake, monkeypatch):
    assert "0 answered" in executed("clue_quality", lake, monkeypatch)


def test_a_book_is_no_table_of_a_night(lake):
    with pytest.raises(ValueError, match="is no book"):
        Lake(lake).book("clue.clue")
    with pytest.raises(LookupError, match="no table ops.region_act"):
        Lake(lake).book("ops.region_act")


def test_who_signed_stays_in_the_lake():
    acts = Lake(counties()).book("ops.region_act")
    assert len(acts) > 0 and "decided_by" not in acts


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("regional_ranking", "Four quarters up to 2026Q1"),
        ("quarter_changes", "2026Q1 against 2025Q4"),
    ],
)
def test_the_register_is_read_without_spark(name, said, monkeypatch):
    shown = executed(name, counties(), monkeypatch)
    assert "Synthetic nation: every person, number and place is invented." in shown
    assert said in shown and "image/png" in shown
