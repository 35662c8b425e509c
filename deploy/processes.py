"""Write what nginx knows of the processes: python -m deploy.processes [N] [--host NAME{n}] > FILE

Process n listens on port 8500 + n. `--host` says where, with {n} for its number; without it all are
on this computer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

MOST = 9
FIRST_PORT = 8500

_HEAD = """\
# Which process answers whom. Written by: python -m deploy.processes {call}

# A new reader goes to the process with the fewest open pages.
upstream tracker_any {{
    zone tracker_any 64k;
    least_conn;
{servers}}}
"""
_ONE = """\
upstream tracker_{n} {{
{servers}}}
"""
_TAIL = """
# The cookie names the process that a reader's page is with; where that one is gone, the next.
map $cookie_tracker_process $tracker {{
    default tracker_any;
{groups}}}
# The one that answered, as the last of those that were asked.
map $upstream_addr $tracker_process {{
    default "";
{ports}}}
map "$cookie_tracker_process $tracker_process" $tracker_cookie {{
    default "tracker_process=$tracker_process; Path=/; HttpOnly; SameSite=Lax$tracker_secure";
    "~^(\\d*) \\1$" "";
    "~ $" "";
}}
# How a reader's browser asked: a balancer in front, where TLS may end, says that.
map "$scheme $http_x_forwarded_proto" $tracker_scheme {{
    default $scheme;
    "http https" https;
}}
map $tracker_scheme $tracker_secure {{
    default "";
    https "; Secure";
}}
map $tracker_scheme $tracker_cookie_flag {{
    default "";
    https secure;
}}
map $tracker_scheme $tracker_https_only {{
    default "";
    https "max-age=31536000";
}}
limit_conn_zone $binary_remote_addr zone=tracker_pages:10m;
limit_conn_zone $binary_remote_addr zone=tracker_requests:10m;
"""


def written(count: int, host: str = "127.0.0.1", port: int = FIRST_PORT) -> str:
    """The configuration for so many processes, each on a host of that pattern; process n listens on
    `port` + n."""
    numbers = range(1, count + 1)
    call = str(count) + (f" --host {host}" if "{n}" in host else "")
    servers = {n: f"{host.format(n=n)}:{port + n} max_fails=0" for n in numbers}
    parts = [_HEAD.format(call=call, servers=_lines(servers.values()))]
    for n in numbers:
        others = [servers[(n + k - 1) % count + 1] for k in range(1, count)]
        lines = [servers[n], *(f"{other} backup" for other in others)]
        parts.append(_ONE.format(n=n, servers=_lines(lines)))
    groups = "".join(f"    {n} tracker_{n};\n" for n in numbers)
    ports = "".join(f"    ~:{port + n}$ {n};\n" for n in numbers)
    return "".join(parts) + _TAIL.format(groups=groups, ports=ports)


def _lines(servers: Iterable[str]) -> str:
    return "".join(f"    server {one};\n" for one in servers)


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(prog="python -m deploy.processes")
    parser.add_argument("count", type=int, nargs="?", default=2, choices=range(1, MOST + 1))
    parser.add_argument("--host", default="127.0.0.1")
    given = parser.parse_args()
    print(written(given.count, given.host), end="")


if __name__ == "__main__":
    main()
