"""Zensical in place of MkDocs, run as `python -m explainer.publish.zensical CONFIG FOLDER`: the same pages of the same
configuration.

Where the two differ, it is made good here: Zensical adds the lists of a configuration to those that it inherits, writes
only below the folder of the configuration, begins some addresses with a step to where the page is already, and leaves
that of the page itself empty.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from explainer.own import THEME
from explainer.publish.engine import REFUSED, end_with_the_build
from explainer.refusals import describe_error
from explainer.write import copy_tree, remove_tree, replace_tree, write_text

CONFIG = "mkdocs.yml"
SITE = "site"
OWN = ("search.json", ".icons", "objects.inv")
"""What Zensical writes besides, and no page of ours asks for."""
NEEDLESS_STEP = re.compile(r'((?:href|src|data-search)=")(?:\./)+(?=[^"])')
FOLDER = Path("build", "zensical")
"""Below the checkout: what Zensical reads and writes."""


def is_installed() -> bool:
    """Whether the packages of requirements-zensical.txt are there."""
    return find_spec("zensical") is not None


def main() -> int:
    """The exit code; what is wrong is said on standard output."""
    threading.Thread(target=end_with_the_build, daemon=True).start()
    config, place = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        _build(config, place)
    except OSError as error:
        print(REFUSED + describe_error(error, str(place)))
        return 1
    return 0


def _build(config: Path, place: Path) -> None:
    """Raises SystemExit where Zensical finds a fault, which it has told."""
    root, work = config.parent, config.parent / FOLDER / place.name
    remove_tree(work)
    settings = flat_config(config)
    # The theme may lie outside of the site.
    theme = root / str(settings["theme"]["custom_dir"])
    settings["theme"]["custom_dir"] = str(THEME)
    copy_tree(root / str(settings["docs_dir"]), work / str(settings["docs_dir"]))
    copy_tree(theme, work / THEME)
    write_text(work / CONFIG, yaml.safe_dump({**settings, "site_dir": SITE}, allow_unicode=True, sort_keys=False))
    command = import_module("zensical.main").cli
    os.chdir(work)
    command(["build", "--strict", "--config-file", CONFIG], standalone_mode=False)
    made = work / SITE
    for name in OWN:
        remove_tree(made / name)
    for path in sorted(made.rglob("*.html")):
        page = NEEDLESS_STEP.sub(r"\1", path.read_text(encoding="utf-8"))
        write_text(path, page.replace('href=""', 'href="./"'))
    replace_tree(made, place)


def flat_config(config: Path) -> dict[str, Any]:
    """A configuration with what it inherits and what the environment says put in, as MkDocs reads it."""
    load = import_module("mkdocs.utils.yaml").yaml_load
    with config.open("rb") as file:
        settings: dict[str, Any] = load(file)
    settings.pop("INHERIT", None)
    return settings


if __name__ == "__main__":
    sys.exit(main())
