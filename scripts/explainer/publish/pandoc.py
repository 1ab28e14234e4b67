"""pandoc as the processor of citations: CSL items in, HTML out."""

from __future__ import annotations

import base64
import importlib.util
import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from babel.dates import get_month_names

from explainer.model import LANGUAGES
from explainer.publish.site import BuildError
from explainer.refusals import INSTALL
from explainer.render.data.citations import Item

# The document format of pandoc 3; an older pandoc refuses it.
API_VERSION = [1, 23, 1]
QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")

Node = dict[str, Any]
"""A node of pandoc's document, as it reads and writes it in JSON."""


def cite_items(items: Sequence[Item], language: str, style: bytes) -> str:
    """The items in a CSL style, as the HTML that pandoc writes. Raises BuildError with what pandoc said."""
    meta = {
        "lang": _string(language),
        "csl": _string("data:application/xml;base64," + base64.b64encode(style).decode("ascii")),
        "references": {"t": "MetaList", "c": [_reference(item, language) for item in items]},
        "nocite": {"t": "MetaInlines", "c": [_cite_all()]},
    }
    document = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": []}
    done = subprocess.run(
        [_pandoc(), "-f", "json", "-t", "html", "--wrap=none", "--citeproc", "--fail-if-warnings"],
        input=json.dumps(document, ensure_ascii=False),
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise BuildError(f"pandoc could not render the works cited: {done.stderr.strip() or done.returncode}")
    return done.stdout


def language_of(words: str) -> str:
    """The language of the site whose alphabet most letters belong to; for titles whose record names none."""
    scripts = [_script(character) for character in words if character.isalpha()]
    return max(LANGUAGES, key=lambda language: scripts.count(_script(_month_letter(language))))


def package(name: str) -> Path:
    """The folder of an installed package, which is read and not run. Raises BuildError where it is missing."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise BuildError(f"no package {name}; {INSTALL}")
    return Path(spec.origin).parent


def _pandoc() -> str:
    """The program inside the wheel: one that stands on the path may be of another version."""
    place = package("pypandoc") / "files"
    found = shutil.which("pandoc", path=str(place))
    if found is None:
        raise BuildError(f"no pandoc in {place}; {INSTALL}")
    return found


def _cite_all() -> Node:
    every = {
        "citationId": "*",
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[every], []]}


def _string(words: str) -> Node:
    return {"t": "MetaString", "c": words}


def _reference(item: Item, language: str) -> Node:
    """A CSL item as pandoc's metadata: there, and not in CSL-JSON, a title can say its language."""
    own = str(item.get("language") or language_of(str(item["title"])))
    fields: dict[str, Node] = {"language": _string(own)}
    for name, value in item.items():
        if name in ("title", "container-title", "publisher"):
            fields[name] = {"t": "MetaInlines", "c": _words(str(value), name, language)}
        elif isinstance(value, dict):
            (parts,) = value["date-parts"]
            day = {"t": "MetaList", "c": [_string(str(part)) for part in parts]}
            fields[name] = {"t": "MetaMap", "c": {"date-parts": {"t": "MetaList", "c": [day]}}}
        elif name != "language":
            fields[name] = _string(str(value))
    return {"t": "MetaMap", "c": fields}


def _words(text: str, field: str, language: str) -> list[Node]:
    """A title or a name, with its language when that is not the page's."""
    # A holder's name opens a sentence in every style.
    inlines = _inlines(text[:1].upper() + text[1:] if field == "publisher" else text)
    own = language_of(text)
    return inlines if own == language else [{"t": "Span", "c": [["", [], [["lang", own]]], inlines]}]


def _inlines(text: str) -> list[Node]:
    """Words, and what stands in quotation marks: the processor sets the marks that language and depth ask for.

    A quoted name keeps its capitals where a style changes those of the title.
    """
    nodes: list[Node] = []
    at = 0
    for found in QUOTED.finditer(text):
        name = {"t": "Span", "c": [["", ["nocase"], []], _plain(found[1])]}
        nodes += [*_plain(text[at : found.start()]), {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [name]]}]
        at = found.end()
    return [*nodes, *_plain(text[at:])]


def _plain(text: str) -> list[Node]:
    return [
        {"t": "Space"} if piece.isspace() else {"t": "Str", "c": piece} for piece in re.split(r"(\s+)", text) if piece
    ]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _month_letter(language: str) -> str:
    return str(get_month_names("wide", context="format", locale=language)[1])[0]
