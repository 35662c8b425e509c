"""Put before a server's own modules by a benchmark: writes down how long each collection of garbage
stopped the server, a line each with milliseconds and generation."""

import gc
import os
import time

_begun = 0.0
_log = open(os.environ["COLLECTIONS"], "a", buffering=1)  # noqa: SIM115 - for as long as the server


def _watch(phase: str, info: dict[str, int]) -> None:
    global _begun
    if phase == "start":
        _begun = time.perf_counter()
        return
    took = 1000 * (time.perf_counter() - _begun)
    if info["generation"] or took > 1:
        _log.write(f"{took:.2f} {info['generation']} {info['collected']}\n")


gc.callbacks.append(_watch)
