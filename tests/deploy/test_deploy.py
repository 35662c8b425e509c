"""What is used to run the dashboard for many: the proxy, static files, units, containers."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import signal
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from components.server import headers
from deploy import health, trial
from deploy.processes import written
from deploy.static_files import prepare
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx")


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_what_nginx_knows_of_the_processes_is_as_the_script_writes_it() -> None:
    assert text("nginx/processes.conf") == written(2)
    assert text("container/processes.conf") == written(2, "tracker-{n}")


def test_each_process_has_all_others_behind_it() -> None:
    groups = re.findall(r"upstream (\w+) \{([^}]*)\}", written(3))
    servers = {name: re.findall(r":(850\d).*?(backup)?;", told) for name, told in groups}
    assert servers == {
        "tracker_any": [("8501", ""), ("8502", ""), ("8503", "")],
        "tracker_1": [("8501", ""), ("8502", "backup"), ("8503", "backup")],
        "tracker_2": [("8502", ""), ("8503", "backup"), ("8501", "backup")],
        "tracker_3": [("8503", ""), ("8501", "backup"), ("8502", "backup")],
    }


def test_files_that_nginx_serves_come_with_the_headers_of_the_dashboard() -> None:
    told = dict(
        re.findall(
            r'^add_header ([\w-]+) "?(.*?)"? always;$',
            text("nginx/static_headers.conf"),
            re.MULTILINE,
        )
    )
    told.pop("Strict-Transport-Security")
    policy = headers._POLICY.format("$http_host")
    assert told == headers._ALWAYS | {"Content-Security-Policy": policy}


def test_no_header_is_lost_where_a_place_adds_its_own() -> None:
    # nginx takes those of the level above only where a place adds none.
    places = re.findall(
        r"^location [^{]+\{\n(.*?)^\}", text("nginx/locations.conf"), re.MULTILINE | re.DOTALL
    )
    lost = [
        one
        for one in places
        if "add_header" in one and not re.search("Strict-Transport-Security|static_headers", one)
    ]
    assert (len(places) > 5, lost) == (True, [])


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.parametrize("count", [1, 2, 9])
def test_nginx_takes_the_files(tmp_path: Path, count: int) -> None:
    trial.lay_out(tmp_path, 8799, written(count), None)
    call = [str(NGINX), "-e", "stderr", "-t", "-c", str(tmp_path / "nginx.conf")]
    said = subprocess.run(call, capture_output=True, text=True, check=False).stderr
    assert "test is successful" in said, said


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.parametrize(
    ("asked", "passed_on", "cookies", "only"),
    [
        ({}, ("http", "127.0.0.1"), ["tracker_process=1; {}", "a=b"], None),
        (
            {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"},
            ("https", "203.0.113.7, 203.0.113.7"),
            ["tracker_process=1; {}; Secure", "a=b; Secure"],
            "max-age=31536000",
        ),
    ],
)
def test_a_balancer_in_front_says_how_and_by_whom_was_asked(
    tmp_path: Path,
    asked: dict[str, str],
    passed_on: tuple[str, str],
    cookies: list[str],
    only: str | None,
) -> None:
    with answering() as (port, seen), in_a_container(tmp_path, port) as base:
        told = health.HERE.open(urllib.request.Request(base, headers=asked), timeout=60).headers
    assert [(one["X-Forwarded-Proto"], one["X-Forwarded-For"]) for one in seen[-1:]] == [passed_on]
    named = "Path=/; HttpOnly; SameSite=Lax"
    assert sorted(told.get_all("Set-Cookie")) == sorted(one.format(named) for one in cookies)
    assert told["Strict-Transport-Security"] == only


@contextmanager
def answering() -> Iterator[tuple[int, list[Message]]]:
    """A server with a cookie; its port, and the headers of what it is asked."""
    seen: list[Message] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers)
            self.send_response(200)
            self.send_header("Set-Cookie", "a=b")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *told: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, seen
        server.shutdown()


@contextmanager
def in_a_container(folder: Path, process: int) -> Iterator[str]:
    """The address of nginx with the site of deploy/container, before a process on that port."""
    port = trial._free_port()
    trial.lay_out(folder, port, written(1, port=process - 1), None)
    conf = folder / "nginx.conf"
    around = conf.read_text(encoding="utf-8").partition("    server {")[0]
    site = text("container/site.conf").replace("/etc/nginx/tracker/", f"{folder}/")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    conf.write_text(f"{around}{site}}}\n", encoding="utf-8")
    with subprocess.Popen([str(NGINX), "-e", "stderr", "-c", str(conf)]) as nginx:
        try:
            trial._answers(f"http://127.0.0.1:{port}/_stcore/health", nginx)
            yield f"http://127.0.0.1:{port}"
        finally:
            nginx.terminate()


def test_static_files_lie_there_with_their_twins(tmp_path: Path) -> None:
    ours, theirs, to = (tmp_path / name for name in ("ours", "theirs", "to"))
    (theirs / "js").mkdir(parents=True)
    ours.mkdir()
    (theirs / "js" / "a.123.js").write_bytes(b"let a;" * 500)
    (theirs / "js" / "small.js").write_bytes(b"let a;")
    (ours / "icon.png").write_bytes(b"\x89PNG" * 500)
    (ours / "own.txt").write_bytes(b"old" * 500)
    prepare(to, ours, theirs)
    (ours / "own.txt").write_bytes(b"new" * 500)
    sizes = prepare(to, ours, theirs)
    there = {path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file()}
    assert {name for name in there if not name.endswith(".br")} == {
        *("static/js/a.123.js", "static/js/a.123.js.gz", "static/js/small.js"),
        *("app/static/icon.png", "app/static/own.txt", "app/static/own.txt.gz"),
    }
    for name in ("static/js/a.123.js", "app/static/own.txt"):
        assert gzip.decompress((to / f"{name}.gz").read_bytes()) == (to / name).read_bytes()
    assert (to / "app" / "static" / "own.txt").read_bytes() == b"new" * 500
    assert sizes[""] == 3000 + 6 + 2000 + 1500


@pytest.mark.posix
def test_a_server_that_does_not_answer_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *told: ended.append(told))
    monkeypatch.setattr(health, "servers", lambda: [7])
    monkeypatch.setattr(health, "REST", 0)
    said = iter([False, True, False, False, False])
    monkeypatch.setattr(health, "answers", lambda port: next(said))
    assert (health.main(), ended) == (0, [])
    assert (health.main(), ended) == (1, [(7, signal.SIGKILL)])


@pytest.mark.posix
def test_a_server_that_has_only_just_begun_is_none_to_end(tmp_path: Path) -> None:
    up, served, a_second = (
        1000,
        b"python\0-m\0streamlit\0run\0dashboard.py\0",
        os.sysconf("SC_CLK_TCK"),
    )
    (tmp_path / "uptime").write_text(f"{up}.00 3800.12\n")
    for id, call, age in (
        ("7", served, 60),
        ("8", b"sh\0", 60),
        ("9", served, 59),
        ("self", served, 60),
    ):
        (tmp_path / id).mkdir()
        (tmp_path / id / "cmdline").write_bytes(call)
        began = (up - age) * a_second
        (tmp_path / id / "stat").write_text(f"{id} (a (b) 1) S{' 1' * 18} {began}{' 2' * 30}\n")
    assert health.servers(tmp_path) == [7]


@pytest.mark.posix
def test_a_server_of_this_computer_began_as_its_clock_says() -> None:
    with subprocess.Popen(["sleep", "60"]) as process:
        age = float(Path("/proc/uptime").read_text().split()[0]) - health._began(
            Path(f"/proc/{process.pid}")
        )
        process.kill()
    assert 0 <= age < 60


def test_no_proxy_is_asked_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setattr(urllib.request, "_opener", None)  # knows the environment of its first use
    with answering() as (port, _):
        assert health.answers(str(port))


def test_containers_are_stopped_as_services_are() -> None:
    compose = yaml.safe_load(text("container/compose.yaml"))
    processes = [one for name, one in compose["services"].items() if name.startswith("tracker-")]
    ports = [one["environment"]["PORT"] for one in processes]
    stops = {one["stop_grace_period"] for one in processes}
    assert (ports, stops) == (["8501", "8502"], {"150s"})
    unit = text("systemd/commitments@.service")
    assert ("TimeoutStopSec=150\n" in unit, "KillSignal=SIGUSR1\n" in unit) == (True, True)
    assert "STOPSIGNAL SIGUSR1\n" in text("container/Dockerfile")
    assert (
        len(re.findall(r"^FROM \S+:\S+@sha256:[0-9a-f]{64} AS", text("container/Dockerfile"), re.M))
        == 2
    )
