"""Real web servers for the tests, run with the snippets that the build writes: nginx and Caddy, loopback only."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from explainer.publish.hosting import CADDY_FILE, FOLDER, NGINX_FILE
from needs import lacks

PACKAGES = {"nginx": "nginx and libnginx-mod-http-brotli-static", "caddy": "caddy"}
NGINX_MODULES = Path("/etc/nginx/modules-enabled")
TRIES, PAUSE = 600, 0.05
"""How often it is asked whether a server answers, and seconds in between."""


def program_of(kind: str) -> str:
    """The server's program. Without it or its module the test is skipped, or fails where CI is set."""
    program = shutil.which(kind)
    missing = "" if program else f"no {kind}"
    if kind == "nginx" and program and not any(NGINX_MODULES.glob("*brotli-static.conf")):
        missing = "an nginx without its module for brotli"
    if program is None or missing:
        lacks(f"{missing} on this machine: install Debian's {PACKAGES[kind]} to try the configuration")
    return program


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def run_server(kind: str, site: Path, port: int, work: Path) -> Iterator[None]:
    """The server with the snippet of the site, of which only folder and port are other; `work` is for its files."""
    program = program_of(kind)
    command = {"nginx": _nginx, "caddy": _caddy}[kind](site, port, work)
    log = (work / "log").open("wb")
    process = subprocess.Popen(
        [program, *command], stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **_homes(work)}
    )
    try:
        _wait(process, port, work / "log")
        yield
    finally:
        process.terminate()
        process.wait()
        log.close()


def _nginx(site: Path, port: int, work: Path) -> list[str]:
    snippet = _changed(
        (site.parent / NGINX_FILE).read_text(encoding="utf-8"), {"listen 80;": f"listen 127.0.0.1:{port};"}
    ).replace(_folder(site.parent / NGINX_FILE), str(site))
    paths = "\n".join(f"{name}_temp_path {work};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""
    config = work / "nginx.conf"
    config.write_text(
        f"{user}\ndaemon off;\npid {work}/pid;\ninclude {NGINX_MODULES}/*.conf;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{paths}\n{snippet}\n}}\n",
        encoding="utf-8",
    )
    return ["-e", "stderr", "-c", str(config)]


def _caddy(site: Path, port: int, work: Path) -> list[str]:
    snippet = _changed(
        (site.parent / CADDY_FILE).read_text(encoding="utf-8"),
        {":80 {\n": f"http://127.0.0.1:{port} {{\n\tbind 127.0.0.1\n", _folder(site.parent / CADDY_FILE): str(site)},
    )
    config = work / "Caddyfile"
    config.write_text(f"{{\n\tadmin off\n}}\n{snippet}", encoding="utf-8")
    return ["run", "--adapter", "caddyfile", "--config", str(config)]


def _folder(snippet: Path) -> str:
    """Where a snippet takes the site to be, without a slash at the end."""
    (found,) = set(re.findall(rf"{FOLDER}/[\w-]+", snippet.read_text(encoding="utf-8")))
    return str(found)


def _changed(snippet: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert snippet.count(old) == 1, f"{old!r} is not in the snippet once"
        snippet = snippet.replace(old, new)
    return snippet


def _homes(work: Path) -> dict[str, str]:
    return {name: str(work) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(TRIES):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(PAUSE)
    pytest.fail(f"the server does not answer:\n{log.read_text(encoding='utf-8')}")
