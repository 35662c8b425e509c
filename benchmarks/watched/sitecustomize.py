"""Put before a server's own modules by a benchmark: writes down how long each collection of garbage
stopped the server, a line each with milliseconds, those of the processor, and generation."""

import gc
import os
import time

_begun = (0.0, 0.0)
_log = open(os.environ["COLLECTIONS"], "a", buffering=1)  # noqa: SIM115 - for as long as the server


def _watch(phase: str, info: dict[str, int]) -> None:
    global _begun
    now = (time.perf_counter(), time.thread_time())
    if phase == "start":
        _begun = now
        return
    took, used = (1000 * (b - a) for a, b in zip(_begun, now, strict=True))
    if info["generation"] or took > 1:
        _log.write(f"{took:.2f} {used:.2f} {info['generation']}\n")


gc.callbacks.append(_watch)
