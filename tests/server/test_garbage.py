"""Garbage is collected in quiet moments, and what was set aside is walked again in a silence."""

from __future__ import annotations

import pytest

from components.server import garbage
from components.server.garbage import LATEST, MANY, QUIET, SILENT, TOO_MANY, Collector
from components.server.traffic import Traffic

NEW, ALL = ["collect", "freeze"], ["unfreeze", "collect", "freeze"]


def test_it_waits_for_a_quiet_moment_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    for name in ("collect", "freeze", "unfreeze"):
        monkeypatch.setattr(garbage.gc, name, lambda name=name: called.append(name))
    traffic, now = Traffic(last=0.0), [100.0]
    collector = Collector(traffic, lambda: now[0])

    def after(rest: float, *, asked: int = 0, ended: int = 0) -> list[str]:
        """What a step does that long after the last message."""
        called.clear()
        traffic.asked += asked
        traffic.ended += ended
        traffic.last = now[0] - rest
        collector.step()
        return list(called)

    assert after(QUIET, asked=1) == NEW
    assert after(60) == []  # nobody asked for anything since
    assert after(QUIET / 2, asked=1) == []
    now[0] += LATEST
    assert after(QUIET / 2) == NEW
    assert after(SILENT, ended=MANY - 1) == []
    assert after(SILENT, ended=1) == ALL
    assert after(QUIET / 2, ended=MANY) == []
    assert after(QUIET / 2, ended=TOO_MANY - MANY) == ALL
