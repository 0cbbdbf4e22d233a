"""The files of conf/jobs, read strictly: a key that is unknown or missing stops the DAGs and is named."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from cluelake import nights

KEYS = {
    "id": str,
    "dag": str,
    "description": str,
    "schedule": dict,
    "command": list,
    "pool": str,
    "retries": int,
    "retryDelaySeconds": int,
    "timeoutMinutes": int,
    "inlets": list,
    "outlets": list,
}
SCHEDULES = {"cron", "asset", "after"}


@dataclass(frozen=True)
class Job:
    """One task: a sub-command of the jar with its duties."""

    id: str
    dag: str
    description: str
    schedule: tuple[str, str]
    command: tuple[str, ...]
    pool: str
    retries: int
    retry_delay_seconds: int
    timeout_minutes: int
    inlets: tuple[str, ...]
    outlets: tuple[str, ...]
    only: str | None


def folder() -> Path:
    """Where the job files are: CLUELAKE_JOBS, or conf/jobs beside the DAGs' folder."""
    beside = Path(__file__).resolve().parents[2] / "conf" / "jobs"
    return Path(os.environ.get("CLUELAKE_JOBS", beside))


def read(where: Path) -> list[Job]:
    """All jobs in the order of their names."""
    jobs = [_job(file) for file in sorted(where.glob("*.yaml"))]
    if not jobs:
        raise ValueError(f"{where} holds no job files; set CLUELAKE_JOBS to conf/jobs")
    for job in jobs:
        kind, what = job.schedule
        if kind == "after" and not any(o.id == what and o.dag == job.dag for o in jobs):
            raise ValueError(f"{job.id}.yaml: runs after {what}, which is no job of {job.dag}")
    starts = [job.dag for job in jobs if job.schedule[0] != "after"]
    for dag in {job.dag for job in jobs}:
        if starts.count(dag) != 1:
            raise ValueError(f"{dag}: one of its jobs, not {starts.count(dag)}, has a cron or an asset")
    return jobs


def _job(file: Path) -> Job:
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(raw, dict):
        raise ValueError(f"{file.name}: is no mapping")
    unknown = set(raw) - set(KEYS) - {"only"}
    missing = set(KEYS) - set(raw)
    if unknown or missing:
        raise ValueError(f"{file.name}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    for key, kind in KEYS.items():
        if not isinstance(raw[key], kind) or isinstance(raw[key], bool):
            raise ValueError(f"{file.name}: {key} wants {kind.__name__}")
    if raw["id"] != file.stem:
        raise ValueError(f"{file.name}: id is {raw['id']}; the file is named for it")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", raw["id"]) or not re.fullmatch(r"[a-z]+(_[a-z]+)*", raw["dag"]):
        raise ValueError(f"{file.name}: ids are of lower case words, with hyphens, dags with underscores")
    if len(raw["schedule"]) != 1 or not set(raw["schedule"]) <= SCHEDULES:
        raise ValueError(f"{file.name}: schedule wants one of {sorted(SCHEDULES)}")
    if raw["retries"] < 0 or raw["retryDelaySeconds"] < 0 or raw["timeoutMinutes"] <= 0:
        raise ValueError(f"{file.name}: retries, retryDelaySeconds and timeoutMinutes are amounts")
    if raw.get("only") not in (None, *nights.ONLY):
        raise ValueError(f"{file.name}: only knows {sorted(nights.ONLY)}")
    return Job(
        id=raw["id"],
        dag=raw["dag"],
        description=raw["description"],
        schedule=next(iter(raw["schedule"].items())),
        command=tuple(str(part) for part in raw["command"]),
        pool=raw["pool"],
        retries=raw["retries"],
        retry_delay_seconds=raw["retryDelaySeconds"],
        timeout_minutes=raw["timeoutMinutes"],
        inlets=tuple(raw["inlets"]),
        outlets=tuple(raw["outlets"]),
        only=raw.get("only"),
    )
