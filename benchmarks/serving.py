"""How many pages of the static edition nginx hands out a second, with the committed settings, to
wrk on the same computer: so both share its processors."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.synthetic import REAL
from benchmarks.table import table
from commitments.edition.edition import Edition
from commitments.edition.folder import write
from commitments.edition.site import site
from commitments.register.reading import load
from commitments.standing.standing import Moment
from commitments.tables.view import View

_PORT, _SECONDS, _CONNECTIONS = 8797, 5, 64
_SETTINGS = Path(__file__).parents[1] / "deploy" / "nginx" / "edition_files.conf"


def run() -> str:
    """The table of pages a second, as Markdown; a sentence where a program is missing."""
    for program, package in (("nginx", "nginx-light"), ("wrk", "wrk")):
        if shutil.which(program) is None:
            return f"{program} is not installed: apt-get install {package}"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        _publish(place / "site")
        largest = max((place / "site").rglob("*.html"), key=lambda page: page.stat().st_size)
        server = subprocess.Popen(["nginx", "-e", "stderr", "-c", str(laid_out(place))])
        try:
            time.sleep(1)
            paths = (
                "index.html",
                largest.relative_to(place / "site").as_posix(),
                "assets/site.css",
            )
            rows = [_measured(place / "site", path) for path in paths]
        finally:
            server.terminate()
            server.wait(20)
    return table(("page", "size", "compressed", "a second", "longest wait of 99 %"), rows)


def _publish(to: Path) -> None:
    today = date.today()
    loaded = load(REAL, today)
    view = View(loaded.register, Moment(today, today), loaded.version)
    write(to, site(Edition(view, REAL.read_bytes())))
    for path in [*to.rglob("*.html"), *to.rglob("*.css")]:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9))


def laid_out(place: Path) -> Path:
    """The settings of an nginx that serves what is published below a folder."""
    files = _SETTINGS.read_text(encoding="utf-8").replace("/srv/www/pledges", str(place / "site"))
    settings = place / "nginx.conf"
    settings.write_text(
        f"""daemon off; worker_processes auto; pid {place}/pid;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; keepalive_requests 100000;
  server {{ listen 127.0.0.1:{_PORT}; {files} }}
}}
""",
        encoding="utf-8",
    )
    return settings


def _measured(site: Path, path: str) -> tuple[str, ...]:
    call = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{_SECONDS}s", "--latency"]
    call += ["-H", "Accept-Encoding: gzip", f"http://127.0.0.1:{_PORT}/{path}"]
    said = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    (rate,) = re.findall(r"Requests/sec:\s+([\d.]+)", said)
    (wait,) = re.findall(r"99%\s+(\S+)", said)
    sizes = [(site / name).stat().st_size / 1000 for name in (path, f"{path}.gz")]
    return (path, *(f"{size:.0f} KB" for size in sizes), f"{float(rate):,.0f}", wait)
