"""Processes and the proxy on this computer, for a look: python -m deploy.trial [N]

Starts N processes and nginx with the very files of this folder, in a folder of its own and on free
ports, and says where it answers; Ctrl-C ends all. Needs nginx, and no rights. Nobody may record
there, unless the environment says how (docs/operating.md).
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from commitments.project import ROOT
from deploy.health import HERE
from deploy.processes import written

PATIENCE = 60
"""Seconds that anything may take to begin or to end."""
_NGINX = """\
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
daemon off;
{modules}
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/*.http;
    server {{
        listen 127.0.0.1:{port};
        include {folder}/locations.conf;
    }}
}}
"""
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass
class Process:
    """One process of the dashboard."""

    port: int
    environment: dict[str, str]
    script: str = "dashboard.py"
    running: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        call = [sys.executable, "-m", "streamlit", "run", self.script]
        call += ["--server.port", str(self.port)]
        self.running = subprocess.Popen(
            call, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL
        )
        _answers(f"{self.base}/_stcore/health", self.running)

    def tell(self, what: signal.Signals) -> None:
        """Send it a signal: SIGUSR1 to drain, SIGKILL to be gone at once."""
        assert self.running is not None, "it was not started"
        self.running.send_signal(what)

    def ended(self, seconds: float = PATIENCE) -> None:
        """Wait until it has ended. Raises subprocess.TimeoutExpired."""
        if self.running is not None:
            self.running.wait(seconds)

    def stop(self) -> None:
        """End it, whatever it does."""
        if self.running is None or self.running.poll() is not None:
            return
        self.tell(signal.SIGTERM)
        try:
            self.ended(10)
        except subprocess.TimeoutExpired:
            self.tell(signal.SIGKILL)
            self.ended()


@dataclass
class Trial:
    """The proxy's address, and the processes behind it."""

    base: str
    processes: list[Process] = field(default_factory=list)


@contextmanager
def behind_proxy(
    count: int,
    static: Path | None = None,
    port: int | None = None,
    script: str = "dashboard.py",
    **environment: str,
) -> Iterator[Trial]:
    """So many processes behind nginx, with these settings; `static` is a folder that
    deploy/static_files.py made, `script` what they serve."""
    ports = [_free_port()] if port is None else [port]
    first = _free_ports(count)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="trial-")))
        trial = Trial(f"http://127.0.0.1:{ports[0]}")
        for n in range(1, count + 1):
            process = Process(first + n, os.environ | environment, script)
            trial.processes.append(process)
            stack.callback(process.stop)
            process.start()
        lay_out(folder, ports[0], written(count, port=first), static)
        nginx = subprocess.Popen(["nginx", "-e", "stderr", "-c", str(folder / "nginx.conf")])
        stack.callback(nginx.wait, PATIENCE)
        stack.callback(nginx.terminate)
        _answers(f"{trial.base}/_stcore/health", nginx)
        yield trial


def lay_out(folder: Path, port: int, processes: str, static: Path | None) -> None:
    """Write the configuration of nginx into a folder: that of deploy/nginx, with this folder in the
    place of the system's."""
    brotli = _BROTLI.is_file()
    modules = f"load_module {_BROTLI};" if brotli else ""
    told = _NGINX.format(folder=folder, port=port, modules=modules)
    (folder / "nginx.conf").write_text(told, encoding="utf-8")
    (folder / "processes.http").write_text(processes, encoding="utf-8")
    for path in (ROOT / "deploy" / "nginx").glob("*.conf"):
        text = path.read_text(encoding="utf-8").replace("/etc/nginx/tracker/", f"{folder}/")
        text = text.replace("/var/www/tracker", str(static or folder / "nothing"))
        if path.name in ("locations.conf", "static_headers.conf"):
            (folder / path.name).write_text(text, encoding="utf-8")
        elif path.name == "brotli.conf" and brotli:
            (folder / "brotli.http").write_text(text, encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _free_ports(count: int) -> int:
    """A number after which so many ports are free."""
    while True:
        first = _free_port()
        with ExitStack() as stack, suppress(OSError, OverflowError):
            for n in range(1, count + 1):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", first + n))
            return first


def _answers(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until an address answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{url}: what should answer ended with {process.returncode}")
        with suppress(OSError), HERE.open(url, timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{url} did not answer in {PATIENCE} s")


def main() -> int:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m deploy.trial")
    parser.add_argument("count", type=int, nargs="?", default=2)
    parser.add_argument("--static", type=Path, help="a folder of python -m deploy.static_files")
    parser.add_argument("--port", type=int, help="where the proxy listens")
    given = parser.parse_args()
    if shutil.which("nginx") is None:
        print("This needs nginx: apt-get install nginx", file=sys.stderr)
        return 2
    with behind_proxy(given.count, given.static, given.port) as trial:
        ports = ", ".join(str(process.port) for process in trial.processes)
        print(f"{trial.base} leads to the processes on the ports {ports}.", flush=True)
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, lambda *_: None)
        signal.pause()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
