"""The DAG loads, is thin, and hands spark-submit what the real command line understands."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

DAGS = Path(__file__).resolve().parents[1]
HOME = tempfile.mkdtemp(prefix="airflow-")
os.environ.update(
    AIRFLOW_HOME=HOME,
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__UNIT_TEST_MODE="False",
    AIRFLOW_CONN_SPARK_DEFAULT=json.dumps({"conn_type": "spark", "host": "local[2]"}),
    AIRFLOW_VAR_CLUELAKE_JAR="/opt/cluelake/cluelake-jobs-cluster.jar",
    AIRFLOW_VAR_CLUELAKE_INBOX="/data/inbox",
    AIRFLOW_VAR_CLUELAKE_LAKE="hdfs://lake/cluelake",
    AIRFLOW_VAR_CLUELAKE_CONF="/opt/cluelake/conf",
    AIRFLOW_VAR_CLUELAKE_KEY_FILE="/run/secrets/cluelake.key",
)

pytest.importorskip("airflow")
pytest.importorskip("airflow.providers.apache.spark")

EXPECTED_ARGS = [
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


@pytest.fixture(scope="session")
def database():
    subprocess.run(
        [sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True
    )


@pytest.fixture
def dag(database):
    # Loaded anew for each test: dag.test() keeps the parameters of the run before.
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(dag_folder=str(DAGS / "nightly_clues.py"))
    assert bag.import_errors == {}
    assert list(bag.dags) == ["nightly_clues"]
    return bag.dags["nightly_clues"]


def test_one_task_with_its_duties(dag):
    assert [t.task_id for t in dag.tasks] == ["nightly"]
    assert dag.max_active_runs == 1
    assert not dag.catchup
    assert dag.dagrun_timeout is not None
    assert dag.tags and dag.doc_md
    for task in dag.tasks:
        assert task.owner != "airflow"
        assert task.doc_md
        assert task.retries == 2
        assert task.execution_timeout < dag.dagrun_timeout


def submitted(dag, tmp_path, monkeypatch, exit_code, conf):
    record = tmp_path / "arguments"
    stub = tmp_path / "spark-submit"
    stub.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {record}\nexit {exit_code}\n')
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    run = dag.test(run_conf=conf)
    return run, record.read_text().splitlines() if record.exists() else None


def test_a_run_submits_the_night(dag, tmp_path, monkeypatch):
    run, arguments = submitted(dag, tmp_path, monkeypatch, 0, {"date": "2026-03-10"})
    assert run.state == "success"
    jar = arguments.index("/opt/cluelake/cluelake-jobs-cluster.jar")
    assert arguments[jar + 1 :] == EXPECTED_ARGS
    assert arguments[:jar] == [
        "--master",
        "local[2]",
        "--name",
        "cluelake-nightly",
        "--class",
        "org.cluelake.app.Main",
    ]


def test_without_a_date_the_job_takes_yesterday(dag, tmp_path, monkeypatch):
    _, arguments = submitted(dag, tmp_path, monkeypatch, 0, None)
    assert arguments[arguments.index("--date") + 1] == "yesterday"


def test_a_failing_job_fails_the_run(dag, tmp_path, monkeypatch):
    # dag.test() would sit out the delay before each retry.
    monkeypatch.setattr(dag.get_task("nightly"), "retries", 0)
    run, arguments = submitted(dag, tmp_path, monkeypatch, 4, {"date": "2026-03-10"})
    assert arguments is not None
    assert run.state != "success"


def test_a_date_that_is_none_is_refused_before_anything_runs(dag, tmp_path, monkeypatch):
    with pytest.raises(Exception, match="date|pattern|match"):
        submitted(dag, tmp_path, monkeypatch, 0, {"date": "$(reboot)"})
    assert not (tmp_path / "arguments").exists()


def command_line(*arguments):
    jar = Path(os.environ["CLUELAKE_JAR"])
    return subprocess.run(
        ["java", "-cp", f"{jar}{os.pathsep}{jar.parent}/lib/*", "org.cluelake.app.Main", *arguments],
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif("CLUELAKE_JAR" not in os.environ, reason="CLUELAKE_JAR names no jar")
def test_the_real_command_line_understands_the_arguments():
    # With --help arguments are parsed and nothing is run; an unknown one is still an error.
    assert command_line(*EXPECTED_ARGS, "--help").returncode == 0
    assert command_line(*EXPECTED_ARGS, "--no-such-option", "--help").returncode == 2
