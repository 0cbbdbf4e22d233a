"""Which business dates a run is for. A retry the next day is for the same dates."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def dates(asked: str | None, announced: list[str], logical: datetime | None, run_after: datetime) -> list[date]:
    """
    The dates of a run, each once, in order.

    The parameter wins; then what the publications that started the run say; then the logical date of
    a scheduled run or a backfill; and a run by hand without any is for the day before.
    """
    if asked:
        return [date.fromisoformat(asked)]
    if announced:
        return sorted({date.fromisoformat(day) for day in announced})
    if logical is not None:
        return [logical.astimezone(ZONE).date()]
    return [run_after.astimezone(ZONE).date() - timedelta(days=1)]


def quarter(day: date) -> str:
    """The quarter of a day, such as 2026Q1."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def ends_quarter(day: date) -> bool:
    """Whether the next day is another quarter's."""
    return quarter(day) != quarter(day + timedelta(days=1))


def ends_week(day: date) -> bool:
    """Whether it is a Sunday."""
    return day.isoweekday() == 7


ONLY = {"quarter_end": ends_quarter, "week_end": ends_week}
"""Which dates a job may be for, by what its file says."""
