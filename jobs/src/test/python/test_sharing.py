"""The sharing server and the maintained Python client: what a province's centre does every day."""

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import delta_sharing
import pandas as pd
import pytest
import requests

CLUELAKE = os.environ["CLUELAKE"]
LAKE = Path(os.environ["CLUELAKE_LAKE"])
CONF = Path(os.environ["CLUELAKE_CONF"])
EXPORT = LAKE / "tables" / "export"


def provinces_by_table():
    return {
        table.name: sorted(p.name.split("=")[1] for p in table.glob("province_code=*"))
        for table in sorted(EXPORT.iterdir())
    }


def table_and_two_provinces():
    for table, provinces in provinces_by_table().items():
        if len(provinces) >= 2:
            return table, provinces[0], provinces[1]
    raise AssertionError("the lake has no export table with rows of two provinces")


TABLE, EAST, WEST = table_and_two_provinces()


class Server:
    """A server of its own over a lake, on a free port, with its own state."""

    def __init__(self, home, lake, url_ttl="PT15M"):
        self.home, self.conf, self.state = home, home / "conf", home / "state"
        shutil.copytree(CONF, self.conf)
        text = (self.conf / "sharing.yaml").read_text()
        text = re.sub(r"(?m)^listen:.*$", 'listen: "127.0.0.1:0"', text)
        text = re.sub(r"(?m)^urlTtl:.*$", f"urlTtl: {url_ttl}", text)
        (self.conf / "sharing.yaml").write_text(text)
        (self.conf / "recipients.yaml").write_text(
            "recipients:\n"
            + "".join(
                f'  - {{id: {name}, kind: province, scope: "{scope}", tables: [], certificate: "",'
                " purpose: a test}\n"
                for name, scope in (("east", EAST), ("west", WEST))
            )
        )
        self.process = subprocess.Popen(
            [CLUELAKE, "share", "serve", "--lake", lake, *self.where()],
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        assert line.startswith("serving http://127.0.0.1:"), line
        self.url = line.split()[1].rstrip("/").removesuffix("/delta-sharing")

    def where(self):
        return ["--conf", str(self.conf), "--state", str(self.state)]

    def token(self, *words, profile=None):
        command = [CLUELAKE, "share", "token", *words, *self.where()]
        if profile:
            command += ["--profile", str(profile), "--endpoint", self.url]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return str(profile)

    def profile(self, recipient):
        path = self.home / f"{recipient}.share"
        return str(path) if path.exists() else self.token("issue", recipient, profile=path)

    def address(self, recipient):
        """The address of the recipient's first file, as a client is given it."""
        profile = json.loads(Path(self.profile(recipient)).read_text())
        answer = requests.post(
            f"{profile['endpoint']}shares/cluelake/schemas/export/tables/{TABLE}/query",
            json={},
            headers={"Authorization": f"Bearer {profile['bearerToken']}"},
            timeout=30,
        )
        answer.raise_for_status()
        return json.loads(answer.text.splitlines()[2])["file"]["url"]

    def stop(self):
        self.process.terminate()
        assert self.process.wait(60) in (0, 143)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("server"), str(LAKE))
    yield server
    server.stop()


def url(profile):
    return f"{profile}#cluelake.export.{TABLE}"


def test_a_client_lists_what_it_may_take(server):
    client = delta_sharing.SharingClient(server.profile("east"))
    assert [s.name for s in client.list_shares()] == ["cluelake"]
    assert [s.name for s in client.list_schemas(client.list_shares()[0])] == ["export"]
    tables = client.list_all_tables()
    assert TABLE in [t.name for t in tables]
    assert tables == client.list_tables(client.list_schemas(client.list_shares()[0])[0])


def test_two_recipients_see_disjoint_rows_that_are_all_their_own(server):
    east = delta_sharing.load_as_pandas(url(server.profile("east")))
    west = delta_sharing.load_as_pandas(url(server.profile("west")))
    assert set(east.province_code) == {EAST}
    assert set(west.province_code) == {WEST}
    assert not set(east.event_id) & set(west.event_id)
    for rows, province in ((east, EAST), (west, WEST)):
        stored = pd.read_parquet(EXPORT / TABLE / f"province_code={province}")
        assert sorted(rows.event_id) == sorted(stored.event_id)


def test_limits_and_versions_are_kept(server):
    profile = url(server.profile("east"))
    newest = delta_sharing.get_table_version(profile)
    assert newest == max(int(f.stem) for f in (EXPORT / TABLE / "_delta_log").glob("*.json"))
    assert len(delta_sharing.load_as_pandas(profile, limit=2)) == 2
    whole = delta_sharing.load_as_pandas(profile)
    assert len(delta_sharing.load_as_pandas(profile, version=newest)) == len(whole)
    assert len(delta_sharing.load_as_pandas(profile, version=0)) <= len(whole)


def test_changes_are_every_event_once(server):
    profile = url(server.profile("east"))
    rows = delta_sharing.load_as_pandas(profile)
    changes = delta_sharing.load_table_changes_as_pandas(profile, starting_version=0)
    assert sorted(changes.event_id) == sorted(rows.event_id)
    assert set(changes._change_type) == {"insert"}
    after = delta_sharing.get_table_version(profile) + 1
    assert len(delta_sharing.load_table_changes_as_pandas(profile, starting_version=after)) == 0


def test_a_puller_that_comes_late_misses_nothing(tmp_path):
    """The lake's commits come one by one under a running server; pullers come at several times."""
    lake = tmp_path / "lake"
    (lake / "tables" / "export").mkdir(parents=True)
    shutil.copytree(EXPORT / TABLE, lake / "tables" / "export" / TABLE)
    log = lake / "tables" / "export" / TABLE / "_delta_log"
    commits = sorted(f.name for f in log.iterdir() if re.fullmatch(r"\d{20}\.json", f.name))
    later = tmp_path / "later"
    later.mkdir()
    for file in log.iterdir():
        if file.name != commits[0]:
            file.rename(later / file.name)
    server = Server(tmp_path / "server", str(lake))
    try:
        profile = url(server.profile("east"))
        pulled, following = {n: [] for n in (1, 2, 99)}, dict.fromkeys((1, 2, 99), 0)
        for i, commit in enumerate(commits):
            if i:
                (later / commit).rename(log / commit)
            for every in pulled:
                if i % every == every - 1 or i == len(commits) - 1:
                    some = delta_sharing.load_table_changes_as_pandas(
                        profile, starting_version=following[every]
                    )
                    pulled[every] += list(some.event_id)
                    following[every] = i + 1
        stored = pd.read_parquet(EXPORT / TABLE / f"province_code={EAST}")
        assert len(stored) > 0
        for every, ids in pulled.items():
            assert sorted(ids) == sorted(stored.event_id), every
    finally:
        server.stop()


def test_a_download_is_resumed_by_range(server):
    address = server.address("east")
    whole = requests.get(address, timeout=30)
    assert whole.status_code == 200
    half = len(whole.content) // 2
    rest = requests.get(
        address,
        headers={"Range": f"bytes={half}-", "If-Range": whole.headers["ETag"]},
        timeout=30,
    )
    assert rest.status_code == 206
    assert whole.content[:half] + rest.content == whole.content
    assert requests.head(address, timeout=30).headers["Content-Length"] == str(len(whole.content))


def test_addresses_that_were_changed_or_are_anothers_are_refused(server):
    east, west = server.address("east"), server.address("west")
    file_of = re.compile(r"/files/([0-9a-f]+)")
    for bad in (
        east.replace(file_of.search(east)[1], file_of.search(west)[1]),
        east.replace("recipient=east", "recipient=west"),
        re.sub(r"exp=(\d+)", r"exp=9\1", east),
        east[:-1] + ("A" if east[-1] != "A" else "B"),
        east.split("?")[0],
    ):
        assert requests.get(bad, timeout=30).status_code == 403, bad


def test_an_expired_address_is_refused(tmp_path):
    server = Server(tmp_path / "server", str(LAKE), url_ttl="PT1S")
    try:
        address, until = server.address("east"), time.monotonic() + 20
        while requests.get(address, timeout=30).status_code != 403:
            assert time.monotonic() < until, "the address never ended"
        assert "expired" in requests.get(address, timeout=30).json()["message"]
    finally:
        server.stop()


def test_a_rotated_token_overlaps_and_a_revoked_one_ends(server, tmp_path):
    old = server.profile("west")
    new = server.token("rotate", "west", profile=tmp_path / "new.share")
    for profile in (old, new):
        assert delta_sharing.get_table_version(url(profile)) >= 0
    address = server.address("west")
    server.token("revoke", "west")
    for profile in (old, new):
        with pytest.raises(requests.HTTPError, match="401"):
            delta_sharing.get_table_version(url(profile))
    assert requests.get(address, timeout=30).status_code == 403
