"""
Real nights of the sample nation under a real Airflow: by dag.test(), by a trigger of the Java client, with a
driver that is killed, a server that restarts, tokens that end, and a backfill. `run` beside this starts it.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
WORK = Path(os.environ.get("CLUELAKE_LIVE_WORK", "."))
COMMAND = os.environ.get("CLUELAKE_COMMAND", str(ROOT / "cluelake"))
BIN = Path(sys.executable).parent
DAYS = [f"2026-03-{day:02d}" for day in range(2, 6)]
TOKEN_SECONDS = 20
SESSIONS: set[int] = set()

pytestmark = pytest.mark.skipif("CLUELAKE_LIVE_WORK" not in os.environ, reason="started by dags/tests/live/run")


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def bounded(arguments, seconds, **kwargs):
    """A process with its output, ended with all it started where it takes too long."""
    process = subprocess.Popen(
        [str(a) for a in arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **kwargs,
    )
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
        pytest.fail(f"{arguments[:3]} took more than {seconds} s:\n{out[-3000:]}")
    return process.returncode, out


def ours(*words: str) -> list[int]:
    """Processes of this test's Airflow or lake whose command line has these words."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            mine = (
                str(WORK) in line
                or os.getsid(int(entry.name)) in SESSIONS
                # A process that sets its title may have lost its environment, hence the sessions.
                or f"AIRFLOW_HOME={WORK}/airflow\0".encode() in (entry / "environ").read_bytes()
            )
            if mine and all(word in line for word in words):
                found.append(int(entry.name))
    return found


class Server:
    """Airflow standalone on a free port of loopback."""

    def __init__(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        home = WORK / "airflow"
        home.mkdir()
        self.secret = WORK / "password"
        self.secret.write_text(secrets.token_hex(16), encoding="utf-8")
        self.secret.chmod(0o600)
        passwords = home / "passwords.json"
        passwords.write_text(json.dumps({"svc": self.secret.read_text(encoding="utf-8")}), encoding="utf-8")
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("AIRFLOW")},
            "PATH": f"{HERE}{os.pathsep}{BIN}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": "",
            "NO_COLOR": "1",
            "CLUELAKE_COMMAND": COMMAND,
            "CLUELAKE_JOBS": str(WORK / "conf" / "jobs"),
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "True",
            "AIRFLOW__CORE__PARALLELISM": "2",
            "AIRFLOW__CORE__FERNET_KEY": "",
            # Beside Spark a lock is held for longer at times than the five seconds waited for unless said.
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db?timeout=60",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "svc:op",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_hex(32),
            # So short that every wait below outlives several tokens.
            "AIRFLOW__API_AUTH__JWT_EXPIRATION_TIME": str(TOKEN_SECONDS),
            "AIRFLOW__API_AUTH__JWT_LEEWAY": "0",
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "5",
            # A busy machine takes its time to begin a task.
            "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "30",
            # A worker ends its task after so many heartbeats without a server, 5 s apart; a slow one is away longer.
            "AIRFLOW__WORKERS__MAX_FAILED_HEARTBEATS": "40",
            "AIRFLOW_CONN_SPARK_DEFAULT": json.dumps({"conn_type": "spark", "host": "local[2]"}),
            "AIRFLOW_VAR_CLUELAKE_JAR": "cluelake.jar",
            "AIRFLOW_VAR_CLUELAKE_INBOX": str(WORK / "nation" / "delivery"),
            "AIRFLOW_VAR_CLUELAKE_LAKE": str(WORK / "lake"),
            "AIRFLOW_VAR_CLUELAKE_CONF": str(WORK / "conf"),
            "AIRFLOW_VAR_CLUELAKE_KEY_FILE": str(WORK / "identity.key"),
            "AIRFLOW_VAR_CLUELAKE_PACKAGES": str(WORK / "packages"),
            "AIRFLOW_VAR_CLUELAKE_SIGNING_KEY": str(WORK / "signing" / "signing-key.pem"),
            "AIRFLOW_VAR_CLUELAKE_BACKUP": str(WORK / "backup"),
            "AIRFLOW_VAR_CLUELAKE_PAGES": str(WORK / "pages"),
        }
        self.client = {
            **os.environ,
            "CLUELAKE_AIRFLOW_URL": self.url,
            "CLUELAKE_AIRFLOW_USER": "svc",
            "CLUELAKE_AIRFLOW_PASSWORD_FILE": str(self.secret),
        }
        self.log = (WORK / "airflow.log").open("ab")

    def airflow(self, *arguments, seconds=180):
        return bounded([BIN / "airflow", *arguments], seconds, env=self.env, cwd=WORK)

    def start(self, *what):
        process = subprocess.Popen(
            [str(BIN / "airflow"), *what],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env=self.env,
            cwd=WORK,
            start_new_session=True,
        )
        SESSIONS.add(process.pid)

    def cluelake(self, *arguments, seconds=60, env=None):
        return bounded([COMMAND, *arguments], seconds, env=env or self.client, cwd=ROOT)

    def up(self, seconds=240):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            # Asked plainly first: a client waits out its retries.
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/api/v2/version", timeout=5):
                code, out = self.cluelake("airflow", "status", "nightly_clues")
                if code == 0:
                    return out
            time.sleep(2)
        pytest.fail("Airflow is not up:\n" + (WORK / "airflow.log").read_text(errors="replace")[-4000:])

    def stop(self):
        for ask, seconds in ((signal.SIGTERM, 20), (signal.SIGKILL, 10)):
            end = time.monotonic() + seconds
            while (left := ours()) and time.monotonic() < end:
                for pid in left:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, ask)
                time.sleep(1)
        self.log.close()
        assert [p for p in ours() if (Path("/proc") / str(p) / "cmdline").read_bytes()] == []


def publications(server) -> list[str]:
    code, out = server.cluelake(
        "ledger", "--lake", WORK / "lake", "--key-file", WORK / "identity.key", "--conf", WORK / "conf", seconds=120
    )
    assert code == 0, out
    return re.findall(r"^ *\d+  (\d{4}-\d{2}-\d{2})  generation", out, re.MULTILINE)


@pytest.fixture(scope="module")
def server():
    code, out = bounded(
        [COMMAND, "sample", "--scale", "0.05", "--days", len(DAYS), "--out", WORK / "nation"], 600, cwd=ROOT
    )
    assert code == 0, out
    shutil.copytree(ROOT / "conf", WORK / "conf")
    for file in (WORK / "conf" / "jobs").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"retryDelaySeconds: \d+", "retryDelaySeconds: 3", text)
        # A server that restarts may cost a try too.
        file.write_text(re.sub(r"retries: \d+", "retries: 4", text), encoding="utf-8")
    key = WORK / "identity.key"
    key.write_text("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n", encoding="utf-8")
    key.chmod(0o600)
    code, out = bounded([COMMAND, "export", "key", "--out", WORK / "signing"], 60, cwd=ROOT)
    assert code == 0, out
    one = Server()
    try:
        for arguments in (("db", "migrate"), ("pools", "import", ROOT / "dags" / "pools.json")):
            code, out = one.airflow(*arguments)
            assert code == 0, out
        yield one
    finally:
        one.stop()


def test_a_whole_night_by_dag_test(server):
    code, out = server.airflow("dags", "test", "nightly_clues", f"{DAYS[0]}T01:30:00+08:00", seconds=400)
    assert code == 0, out[-4000:]
    assert publications(server) == DAYS[:1]


def test_the_server_comes_up_and_describes_what_the_client_asks(server):
    server.start("standalone")
    out = server.up()
    assert "scheduler: healthy" in out and "nightly_clues: paused" in out
    assert "fails to load" not in out
    default = "mvn -q -B test -pl schemas,jobs -am -Dtest=LiveContractTest -Dsurefire.failIfNoSpecifiedTests=false"
    contract = os.environ.get("CLUELAKE_CONTRACT", default).split()
    code, out = bounded([*contract, f"-Dcluelake.airflow={server.url}"], 600, cwd=ROOT)
    assert code == 0, out[-6000:]


def test_a_wrong_password_is_not_worth_a_retry(server):
    wrong = {k: v for k, v in server.client.items() if k != "CLUELAKE_AIRFLOW_PASSWORD_FILE"}
    code, out = server.cluelake("airflow", "status", env={**wrong, "CLUELAKE_AIRFLOW_PASSWORD": "wrong"})
    assert code == 2, out
    assert "401" in out
    code, out = server.cluelake(
        "airflow", "status", "--url", f"http://127.0.0.1:{free_port()}", env={**wrong, "CLUELAKE_AIRFLOW_PASSWORD": "x"}
    )
    assert code == 6, out


def test_tokens_of_this_server_end(server):
    ask = urllib.request.Request(
        f"{server.url}/auth/token",
        json.dumps({"username": "svc", "password": server.secret.read_text(encoding="utf-8")}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(ask, timeout=30) as answer:
        token = json.load(answer)["access_token"]
    use = urllib.request.Request(f"{server.url}/api/v2/dags", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(use, timeout=30) as answer:
        assert answer.status == 200
    time.sleep(TOKEN_SECONDS + 2)
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(use, timeout=30)


def test_from_a_trigger_to_published_clues_and_packages(server):
    for follower in ("export_packages",):
        code, out = server.airflow("dags", "unpause", follower)
        assert code == 0, out
    trigger = ("airflow", "trigger", "nightly_clues", "--date", DAYS[1], "--unpause")
    code, out = server.cluelake(*trigger, "--wait", "--deadline", "PT8M", seconds=540)
    assert code == 0, out
    assert "created manual__nightly_clues__" in out and "nightly: running -> success" in out
    assert publications(server) == DAYS[:2]
    code, out = server.cluelake(*trigger)
    assert code == 0 and "there already, success" in out, out
    # The publication starts what follows it; the package of the night before was never asked for.
    end = time.monotonic() + 180
    packages = WORK / "packages" / DAYS[1] / "1"
    while time.monotonic() < end and not (packages / "000000" / "MANIFEST.json").exists():
        time.sleep(2)
    manifests = [json.loads(m.read_text(encoding="utf-8")) for m in packages.glob("*/MANIFEST.json")]
    assert sum(f["rows"] for m in manifests for f in m["files"] if f["name"] == "clues.csv") > 0


def test_a_late_delivery_is_not_tried_again(server):
    # Unpausing made the scheduled run of the last real date, for which nobody delivered anything.
    code, out = server.cluelake("airflow", "status", "nightly_clues")
    run = re.search(r"(scheduled__\S+)", out)
    assert code == 0 and run, out
    code, out = server.cluelake("airflow", "wait", "nightly_clues", "--run", run[1], "--deadline", "PT3M", seconds=240)
    assert code == 4, out
    code, out = server.cluelake("airflow", "logs", "nightly_clues", "--run", run[1])
    tries = re.search(r"== nightly: failed, try (\d+) of", out)
    assert code == 0 and tries and "INPUT (3)" in out, out
    # A try that a slow machine never began may stand before it; none that had said the same.
    for before in range(1, int(tries[1])):
        code, out = server.cluelake("airflow", "logs", "nightly_clues", "--run", run[1], "--try", str(before))
        assert code == 0 and "INPUT (3)" not in out, out


def test_a_killed_driver_is_tried_again_while_the_server_restarts(server):
    wait = subprocess.Popen(
        [COMMAND, "airflow", "trigger", "nightly_clues", "--date", DAYS[2], "--wait", "--deadline", "PT8M"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=server.client,
        cwd=ROOT,
    )
    try:
        driver = appeared("java", "nightly", DAYS[2])
        time.sleep(4)
        os.kill(driver, signal.SIGKILL)
        appeared("java", "nightly", DAYS[2], other=driver)
        for pid in ours("api-server") + ours("api_server") + ours("fastapi"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(3)
        server.start("api-server", "--host", "127.0.0.1", "--port", str(server.port))
        out, _ = wait.communicate(timeout=540)
    finally:
        wait.kill()
    assert wait.returncode == 0, out
    assert "up_for_retry" in out and "try 2" in out, out
    assert "server: answers -> away" in out and "-> answers" in out, out
    assert publications(server) == DAYS[:3]


def appeared(*words, other=None, seconds=120) -> int:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for pid in ours(*words):
            if pid != other and (Path("/proc") / str(pid) / "exe").resolve().name == "java":
                return pid
        time.sleep(0.2)
    return pytest.fail(f"no process {words}")


def test_a_backfill_of_three_dates_in_order(server):
    server.up()
    dates = ("airflow", "backfill", "nightly_clues", "--from", DAYS[1], "--to", DAYS[3])
    code, out = server.cluelake(*dates, "--dry-run")
    assert code == 0 and "3 runs" in out, out
    code, out = server.cluelake(*dates, "--wait", "--deadline", "PT12M", seconds=780)
    assert code == 0, out
    assert len(set(re.findall(r"(backfill__\S+): running -> success", out))) == 3, out
    # The first two were published before and stay as they are.
    assert publications(server) == DAYS
