"""The settings with which nginx serves the static edition."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.serving import laid_out
from tests.conftest import ROOT

NGINX = shutil.which("nginx")
FILES = (ROOT / "deploy" / "nginx" / "edition_files.conf").read_text(encoding="utf-8")


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_takes_the_settings(tmp_path: Path) -> None:
    call = [str(NGINX), "-e", "stderr", "-t", "-c", str(laid_out(tmp_path))]
    said = subprocess.run(call, capture_output=True, text=True, check=False).stderr
    assert "test is successful" in said and "warn" not in said.partition("user")[0], said


def test_charts_alone_may_stand_in_frames_elsewhere() -> None:
    server, _, embed = FILES.partition("location /embed/ {")
    assert "X-Frame-Options DENY" in server
    assert "X-Frame-Options" not in embed.partition("}")[0]
