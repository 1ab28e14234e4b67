"""The licences of everything that this project is built with, checked with or brings along: scripts/licences.md.

`make licences` writes the list; tests/test_supply.py fails when it is stale or a licence unknown. What is installed
says its licence itself; where that is no SPDX expression, somebody has read the licence file and written it down here.
"""

from __future__ import annotations

import json
import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

ROOT = Path(__file__).parents[1]
LIST = ROOT / "scripts" / "licences.md"
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)

# The one licence that such a classifier can mean.
CLASSIFIERS = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: W3C License": "W3C",
}
# Read in the package's own licence file, since its metadata says less: "BSD" may be any of four.
READ = {
    "bibtexparser": "LGPL-3.0-only OR BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "extruct": "BSD-3-Clause",
    "isodate": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "parse-cache-control": "BSD-3-Clause",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "webencodings": "BSD-3-Clause",
    "xlrd": "BSD-3-Clause AND LicenseRef-BSD-with-advertising",
    # It says BSD, and brings no licence file.
    "xlwt": "LicenseRef-BSD",
}
# Of what only a build by Zensical needs, and a machine that tests need not have: as each package says itself.
ZENSICAL = {"deepmerge": "MIT", "tomli": "MIT", "zensical": "MIT"}
# (what, version, licence, where it is) of what no lock names.
BROUGHT = (
    ("Natural Earth", "4.1", "LicenseRef-public-domain", "seeds/geography/central-asia.geojson; the map’s lines"),
    ("GeoNames", "", "CC-BY-4.0", "seeds/knowledge/places.yml; where the map’s towns lie; credited under the map"),
    ("Libertinus Serif", "", "OFL-1.1", "in typst; set in every PDF"),
    (
        "OpenCorpora dictionary",
        "",
        "CC-BY-SA-3.0",
        "in pymorphy3-dicts-ru; forms of the words of the pages, in search/words-ru.js, credited there",
    ),
)


class UnknownLicenceError(Exception):
    """A licence that nobody knows: it has to be read and written down."""


def list_licences(root: Path) -> str:
    """The whole list, as Markdown. Raises UnknownLicenceError, which names all that are unknown."""
    unknown: list[str] = []
    python, more = _packages(root, "requirements-dev.txt"), _packages(root, "requirements-zensical.txt")
    tested = [(name, versions, _known(name, _of_package(name), unknown)) for name, versions in python]
    beside = [(name, versions) for name, versions in more if name not in dict(python)]
    zensical = [(name, versions, _known(name, ZENSICAL.get(name, ""), unknown)) for name, versions in beside]
    node = [(name, version, _known(name, said, unknown)) for name, version, said in _node_packages(root)]
    if unknown:
        raise UnknownLicenceError(f"read the licence of {', '.join(unknown)}, and write it into scripts/licences.py")
    return "\n".join(
        [
            "# Licences of what this project uses",
            "",
            "Written by `make licences`; SPDX expressions. Our own code and texts are under LICENSE.",
            "",
            "## Brought along",
            "",
            *_table(("what", "version", "licence", "where"), BROUGHT),
            "",
            f"## To build and to test: requirements-dev.txt, of which requirements.txt is a part ({len(tested)})",
            "",
            *_table(("package", "version", "licence"), tested),
            "",
            f"## To build by Zensical: requirements-zensical.txt, beside requirements.txt ({len(zensical)})",
            "",
            *_table(("package", "version", "licence"), zensical),
            "",
            f"## To check the built pages alone: tests/web/package-lock.json ({len(node)})",
            "",
            *_table(("package", "version", "licence"), node),
            "",
        ]
    )


def _packages(root: Path, lock: str) -> list[tuple[str, str]]:
    """(name, versions) of every Python package of a lock; another Python may be given another version."""
    versions: dict[str, list[str]] = {}
    for name, version in LOCKED.findall((root / lock).read_text(encoding="utf-8")):
        versions.setdefault(name, []).append(version)
    return [(name, ", ".join(found)) for name, found in sorted(versions.items())]


def _of_package(name: str) -> str:
    """What an installed package says its licence is: an expression, a free field, or a classifier."""
    said = metadata.metadata(name)
    for field in ("License-Expression", "License"):
        for words in said.get_all(field) or []:
            if _canonical(words):
                return str(words)
    classifiers = [item for item in said.get_all("Classifier") or [] if item.startswith("License ::")]
    return CLASSIFIERS.get(classifiers[0], "") if len(classifiers) == 1 else ""


def _node_packages(root: Path) -> list[tuple[str, str, str]]:
    """(name, version, licence as the lock says it), each pair of name and version once."""
    lock = json.loads((root / "tests" / "web" / "package-lock.json").read_text(encoding="utf-8"))
    found = {
        (path.rpartition("node_modules/")[2], item["version"]): str(item.get("license", ""))
        for path, item in lock["packages"].items()
        if path
    }
    return [(name, version, said) for (name, version), said in sorted(found.items())]


def _known(name: str, said: str, unknown: list[str]) -> str:
    found = _canonical(READ.get(name, said))
    if not found:
        unknown.append(name)
    return found


def _canonical(words: str) -> str:
    try:
        return canonicalize_license_expression(words)
    except InvalidLicenseExpression:
        return ""


def _table(head: tuple[str, ...], rows: list[tuple[str, str, str]] | tuple[tuple[str, ...], ...]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows)]


if __name__ == "__main__":
    try:
        LIST.write_text(list_licences(ROOT), encoding="utf-8")
    except UnknownLicenceError as error:
        sys.exit(str(error))
