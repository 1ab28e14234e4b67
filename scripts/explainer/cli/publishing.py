"""The verbs that write site/. What makes it (making.py) is imported by need: a site that stays as it is wants none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from explainer.addresses import is_hosted
from explainer.check.readings import awaited
from explainer.cli.steps import alone, proved_book
from explainer.counted import counted
from explainer.publish.address import EXAMPLE
from explainer.publish.site import BuildError, asked_url, engine
from explainer.publish.unchanged import state_of
from explainer.store import open_store

WHOLE = "whole"
"""The folder of build/ for what a whole build left behind."""


def publish(root: Path, verb: str, port: int) -> int:
    """Does one of these verbs; the exit code."""
    verbs: dict[str, Callable[[Path], int]] = {
        "build": _build,
        "publish": _publish,
        "pdf": _pdf,
        "bundle": _bundle,
        "data": _data,
    }
    try:
        # Before all else: a build of minutes must not end with it.
        asked_url()
        engine()
        if verb == "serve":
            return _serve(root, port)
        return alone(root, lambda: verbs[verb](root))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _build(root: Path) -> int:
    store = open_store(root, WHOLE)
    before, said = store.kept(WHOLE, (b"", ""))
    if before and before == state_of(root):
        print("kept: site/, whole; nothing that it is made of has changed", file=sys.stderr)
    else:
        from explainer.cli.making import build_anew

        said = build_anew(root)
        store.keep(WHOLE, (state_of(root), said))
    print(said)
    return 0


def _publish(root: Path) -> int:
    """Builds what may be put on a host: under its address, and nothing that no second reader has seen."""
    if not is_hosted(asked_url()):
        raise BuildError(f"SITE_URL is not set to what can be opened; give the address of the site, like {EXAMPLE}")
    waiting = awaited(proved_book(root, open_store(root)))
    if waiting:
        raise BuildError(
            f"{waiting[0].place}: {counted(len(waiting), 'record awaits', 'records await')} a second reading, this one "
            "first; `explainer reading` lists them; nothing was written"
        )
    return _build(root)


def _pdf(root: Path) -> int:
    from explainer.cli.making import make_pdf

    return make_pdf(root)


def _data(root: Path) -> int:
    from explainer.cli.making import make_data

    return make_data(root)


def _bundle(root: Path) -> int:
    if not (root / "site" / "index.html").is_file():
        return _build(root)
    from explainer.cli.making import pack_bundle

    return pack_bundle(root)


def _serve(root: Path, port: int) -> int:
    from explainer.cli.preview import serve

    return serve(root, port, lambda place: alone(place, lambda: _build(place)))
