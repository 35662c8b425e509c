"""Opening what others made, with a bound on memory: a small file may unfold to any size."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def bounded_memory(more: int) -> Iterator[None]:
    """At most so many bytes more than this process has now: beyond, Python raises MemoryError.

    Linux alone can say how many it has; elsewhere nothing is bounded. The bound holds for all
    threads, so this is for a process that does one thing.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = pages * resource.getpagesize() + more
    unbounded = resource.RLIM_INFINITY
    limits = [limit for limit in (soft, hard, bound) if limit != unbounded]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
