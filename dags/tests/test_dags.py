"""The DAGs load, keep the house's duties, and hand spark-submit what the job files say."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("airflow")
pytest.importorskip("airflow.providers.apache.spark")

from cluelake import jobs  # noqa: E402

DAGS = Path(__file__).resolve().parents[1]
JAR = "/opt/cluelake/cluelake-jobs-cluster.jar"
JOBS = {job.id: job for job in jobs.read(jobs.folder())}


@pytest.fixture(scope="session")
def database():
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True)


@pytest.fixture
def bag(database):
    # Loaded anew for each test: dag.test() keeps the parameters of the run before.
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(dag_folder=str(DAGS))
    assert bag.import_errors == {}
    return bag


def test_every_job_file_is_a_task_and_every_task_a_job_file(bag):
    tasks = {task.task_id: dag.dag_id for dag in bag.dags.values() for task in dag.tasks}
    assert tasks == {job.id: job.dag for job in JOBS.values()}


def test_every_task_has_its_duties(bag):
    pools = json.loads((DAGS / "pools.json").read_text(encoding="utf-8"))
    for dag in bag.dags.values():
        assert dag.max_active_runs == 1
        assert not dag.catchup
        assert dag.tags and dag.doc_md and dag.description
        for task in dag.tasks:
            job = JOBS[task.task_id]
            assert task.owner not in ("airflow", "")
            assert task.doc_md == job.description
            assert task.retries == job.retries
            assert task.retry_delay == timedelta(seconds=job.retry_delay_seconds)
            assert task.execution_timeout == timedelta(minutes=job.timeout_minutes)
            assert task.execution_timeout < dag.dagrun_timeout
            assert task.pool == job.pool
            assert task.pool in pools
            assert [o.uri for o in task.outlets] == [f"x-cluelake://{n.replace('.', '/')}" for n in job.outlets]


def test_who_holds_the_lakes_lock_waits_for_the_others(bag):
    pools = json.loads((DAGS / "pools.json").read_text(encoding="utf-8"))
    assert pools["cluelake_lake"]["slots"] == 1
    for job in JOBS.values():
        assert (job.pool == "cluelake_lake") == (job.id in {"nightly", "backup-lake", "listing-recommend", "sweep"})


def test_what_follows_a_publication_starts_with_it(bag):
    publication = "x-cluelake://ops/publication"
    for dag_id in ("export_packages", "backup_lake", "listing_quarter", "retention"):
        asked = bag.dags[dag_id].timetable.asset_condition
        assert [a.uri for a in asked.objects] == [publication]
    assert bag.dags["listing_quarter"].get_task("listing-page").upstream_task_ids == {"listing-recommend"}


def test_nothing_is_read_but_the_job_files_when_dags_load():
    for file in [DAGS / "cluelake_dags.py", *DAGS.glob("cluelake/*.py")]:
        text = file.read_text(encoding="utf-8")
        for word in ("Variable.get", "requests", "subprocess", "open(", "sleep(", ".now(", "today()"):
            assert word not in text, f"{file.name}: {word}"


def submitted(dag, tmp_path, monkeypatch, script, conf, **kwargs):
    record = tmp_path / "arguments"
    stub = tmp_path / "spark-submit"
    stub.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" -- >> {record}\n{script}\n')
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    run = dag.test(run_conf=conf, **kwargs)
    text = record.read_text(encoding="utf-8") if record.exists() else ""
    return run, [part.splitlines() for part in text.split("--\n")[:-1]]


def test_a_run_submits_the_night(bag, tmp_path, monkeypatch):
    run, calls = submitted(bag.dags["nightly_clues"], tmp_path, monkeypatch, "exit 0", {"date": "2026-03-10"})
    assert run.state == "success"
    assert len(calls) == 1
    jar = calls[0].index(JAR)
    assert calls[0][:jar] == [
        "--master",
        "local[2]",
        "--name",
        "cluelake-nightly",
        "--class",
        "org.cluelake.app.Main",
    ]
    assert calls[0][jar + 1 :] == [
        "nightly",
        "--date",
        "2026-03-10",
        "--inbox",
        "/data/inbox",
        "--lake",
        "hdfs://lake/cluelake",
        "--conf",
        "/opt/cluelake/conf",
        "--key-file",
        "/run/secrets/cluelake.key",
    ]


def test_a_logical_date_is_the_business_date_in_shanghai(bag, tmp_path, monkeypatch):
    import pendulum

    _, calls = submitted(
        bag.dags["nightly_clues"],
        tmp_path,
        monkeypatch,
        "exit 0",
        None,
        logical_date=pendulum.datetime(2026, 3, 9, 17, 30, tz="UTC"),
    )
    assert calls[0][calls[0].index("--date") + 1] == "2026-03-10"


@pytest.mark.parametrize("conf", [{"date": "$(reboot)"}, {"date": "2026-3-1"}])
def test_a_date_that_is_none_is_refused_before_anything_runs(bag, tmp_path, monkeypatch, conf):
    with pytest.raises(Exception, match="date|pattern|match"):
        submitted(bag.dags["nightly_clues"], tmp_path, monkeypatch, "exit 0", conf)
    assert not (tmp_path / "arguments").exists()


def test_a_night_that_ends_no_quarter_is_passed_over(bag, tmp_path, monkeypatch):
    run, calls = submitted(bag.dags["listing_quarter"], tmp_path, monkeypatch, "exit 0", {"date": "2026-03-30"})
    assert calls == []
    assert {t.task_id: t.state for t in run.get_task_instances()} == {
        "listing-recommend": "skipped",
        "listing-page": "skipped",
    }


def test_a_quarters_last_night_is_assessed_and_shown(bag, tmp_path, monkeypatch):
    run, calls = submitted(bag.dags["listing_quarter"], tmp_path, monkeypatch, "exit 0", {"date": "2026-03-31"})
    assert run.state == "success"
    assert [call[call.index(JAR) + 1 :][:2] for call in calls] == [["listing", "recommend"], ["listing", "page"]]
    for call in calls:
        assert call[call.index("--quarter") + 1] == "2026Q1"
    assert calls[1][-1] == "/data/pages/2026Q1"


def failing(operator, script, tmp_path, monkeypatch):
    """What the operator raises when spark-submit does this."""
    stub = tmp_path / "spark-submit"
    stub.write_text(f"#!/bin/sh\n{script}\n")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    hook = operator._get_hook()
    try:
        hook.submit("x.jar")
    except Exception as failure:
        return operator.ended(failure)
    return None


@pytest.mark.parametrize(
    ("script", "retried"),
    [
        ("echo 'cluelake: CONFIG (2): x'; exit 2", False),
        ("echo 'cluelake: INPUT (3): late'; exit 3", False),
        ("echo 'cluelake: DATA (4): audit'; exit 4", False),
        ("echo 'cluelake: CONFLICT (5): locked'; exit 5", False),
        ("echo 'cluelake: RESOURCE (6): disk'; exit 6", True),
        ("echo 'cluelake: INTERNAL (70): bug'; exit 70", False),
        # A cluster that replaces the code: the line still tells it.
        ("echo 'cluelake: DATA (4): audit'; exit 1", False),
        ("echo 'cluelake: RESOURCE (6): disk'; exit 1", True),
        ("exit 4", False),
        ("exit 1", True),
        ("kill -9 $$", True),
    ],
)
def test_only_what_may_pass_is_tried_again(bag, tmp_path, monkeypatch, script, retried):
    from airflow.sdk.exceptions import AirflowFailException

    operator = bag.dags["nightly_clues"].get_task("nightly")
    raised = failing(operator, script, tmp_path, monkeypatch)
    assert raised is not None
    assert isinstance(raised, AirflowFailException) != retried


def test_the_last_line_is_in_what_airflow_shows(bag, tmp_path, monkeypatch):
    operator = bag.dags["nightly_clues"].get_task("nightly")
    raised = failing(operator, "echo 'cluelake: INPUT (3): bank_transfer is late'; exit 3", tmp_path, monkeypatch)
    assert str(raised) == (
        "exit 3, a required delivery is missing or late: ask the deliverer, trigger again when it is there;"
        " cluelake: INPUT (3): bank_transfer is late"
    )


def test_a_failing_job_fails_the_run_at_its_first_try(bag, tmp_path, monkeypatch):
    run, calls = submitted(
        bag.dags["nightly_clues"],
        tmp_path,
        monkeypatch,
        "echo 'cluelake: DATA (4): audit'; exit 4",
        {"date": "2026-03-10"},
    )
    assert len(calls) == 1
    assert run.state == "failed"
