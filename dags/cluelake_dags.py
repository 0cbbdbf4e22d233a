"""
The DAGs of ClueLake, made of conf/jobs: one task a file, its id the file's. No rule lives here: what a
job does is the jar's business, when and how often it is tried is the file's.
"""

from datetime import timedelta

import pendulum
from airflow.sdk import DAG, Param
from airflow.timetables.interval import CronDataIntervalTimetable

from cluelake import exits, jobs
from cluelake.operator import CluelakeOperator, asset

DOC = """
# {dag}

{what}

Safe to run again: what is published stays as it is, and the run says so. With the parameter `date` it runs for
that business date; otherwise for the logical date of a scheduled run or a backfill, for the nights whose
publication started it, or, by hand, for the day before.

The last line of a task's log says what went wrong, where, and what to do; its exit code says whose turn it is:

| code | meaning |
|---|---|
{codes}

Only code 6, and a process that ended without a word of its own, are tried again.
"""


def schedule(kind: str, what: str):
    """A cron line in Asia/Shanghai, whose run of a night bears that night's date, or an asset."""
    if kind == "cron":
        return CronDataIntervalTimetable(what, timezone="Asia/Shanghai")
    return [asset(what)]


def build(dag_id: str, members: list[jobs.Job]) -> DAG:
    """One DAG: the job that starts it and those that follow."""
    first = next(job for job in members if job.schedule[0] != "after")
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in exits.MEANING.items())
    with DAG(
        dag_id,
        description=first.description,
        doc_md=DOC.format(
            dag=dag_id, what="\n".join(f"- `{job.id}`: {job.description}" for job in members), codes=codes
        ),
        schedule=schedule(*first.schedule),
        start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Shanghai"),
        catchup=False,
        max_active_runs=1,
        dagrun_timeout=timedelta(minutes=2 * sum(job.timeout_minutes for job in members)),
        tags=["cluelake"],
        params={
            "date": Param(
                None,
                type=["null", "string"],
                pattern=r"^\d{4}-\d{2}-\d{2}$",
                description="Business date, such as 2026-03-10.",
            )
        },
        default_args={"owner": "data-platform"},
    ) as dag:
        tasks = {
            job.id: CluelakeOperator(
                task_id=job.id,
                name=f"cluelake-{job.id}",
                doc_md=job.description,
                command=job.command,
                only=job.only,
                pool=job.pool,
                retries=job.retries,
                retry_delay=timedelta(seconds=job.retry_delay_seconds),
                execution_timeout=timedelta(minutes=job.timeout_minutes),
                inlets=[asset(name) for name in job.inlets],
                outlets=[asset(name) for name in job.outlets],
            )
            for job in members
        }
        for job in members:
            if job.schedule[0] == "after":
                tasks[job.schedule[1]] >> tasks[job.id]
    return dag


by_dag: dict[str, list[jobs.Job]] = {}
for one in jobs.read(jobs.folder()):
    by_dag.setdefault(one.dag, []).append(one)
for name, members in by_dag.items():
    globals()[name] = build(name, members)
