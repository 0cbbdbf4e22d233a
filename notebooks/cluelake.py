"""Reads the published nights of a lake, and nothing else.

A table of a lake also holds rows of nights and generations nobody published, so it is never read by
its path alone: `Lake.table` gives the rows of the published generation of one night.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pandas as pd
from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError

# Every column a contract classifies as a token; a test compares this with schemas/tables.
TOKEN_COLUMNS = frozenset(
    "account caller contact_number counterparty device device_before document documents domains "
    "entities entity fingerprint forwarded_to holder imei listed network network_caller number "
    "other partner party payee payer person presented_caller reporter subject target "
    "test_counterparty token url_domain victim victim_number".split()
)
# Tables that are only ever added to, outside the nights: read whole.
BOOKS = frozenset({"ops.region_act", "ops.region_window"})
_TABLE = re.compile(r"^[a-z]+\.[a-z][a-z0-9_]*$")


class Lake:
    """A lake on a local or mounted file system, or any URI deltalake reads."""

    def __init__(self, path: str | Path):
        self.path = str(path).rstrip("/")

    def published(self) -> pd.DataFrame:
        """The newest published generation of each night, by date: biz_date, gen, degraded."""
        rows = self._read("ops.publication", None)
        if rows.empty:
            return pd.DataFrame(columns=["biz_date", "gen", "degraded"])
        newest = rows.sort_values("gen").groupby("biz_date").tail(1).sort_values("biz_date")
        return newest[["biz_date", "gen", "degraded"]].reset_index(drop=True)

    def table(self, name: str, biz_date: dt.date | str) -> pd.DataFrame:
        """The published rows of a table, such as clue.clue, on one night, without tokens.

        Raises LookupError where the night is not published.
        """
        date = dt.date.fromisoformat(str(biz_date))
        nights = self.published()
        night = nights[nights["biz_date"] == date]
        if night.empty:
            raise LookupError(f"no published night of {date}; see Lake.published()")
        gen = int(night["gen"].iloc[0])
        rows = self._read(name, [("biz_date", "=", date), ("gen", "=", gen)])
        return rows.drop(columns=[c for c in rows.columns if c in TOKEN_COLUMNS])

    def book(self, name: str) -> pd.DataFrame:
        """Every line of a book, such as the register ops.region_act, without who signed it."""
        if name not in BOOKS:
            raise ValueError(f"{name} is no book; books are {', '.join(sorted(BOOKS))}")
        return self._read(name, None).drop(columns=["decided_by"], errors="ignore")

    def is_synthetic(self) -> bool:
        """Whether the lake says that everything in it is invented."""
        return Path(self.path, "SYNTHETIC").exists()

    def _read(self, name: str, filters) -> pd.DataFrame:
        if not _TABLE.match(name):
            raise ValueError("a table is named <layer>.<name>, such as clue.clue")
        try:
            table = DeltaTable(f"{self.path}/tables/{name.replace('.', '/')}")
        except TableNotFoundError:
            raise LookupError(f"no table {name} in this lake; has a night run?") from None
        return table.to_pyarrow_table(filters=filters).to_pandas(date_as_object=True)
