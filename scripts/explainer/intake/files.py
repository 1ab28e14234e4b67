"""A file of any kind that is known, as plain text with what it says of itself. Here alone other programs are asked."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.intake.cleaning import Told, clean
from explainer.intake.documents import document_text, metadata
from explainer.intake.sheets import text_of_sheets
from explainer.intake.webpage import webpage

EXTRA = "install what reads it: `.venv/bin/python -m pip install pypandoc-binary pypdf`"
PLAIN = (".txt", ".md", ".markdown", ".text")
PANDOC: Mapping[str, str] = {".html": "html", ".htm": "html", ".docx": "docx", ".odt": "odt"}
KNOWN = (*PLAIN[:2], *(".html", ".docx", ".odt", ".pdf"))
FRONT = re.compile(r"\A---\n(?P<fields>(?:[^\n]*\n)*?)(?:---|\.\.\.)\n")
FIELD = re.compile(r"^(title|author|publisher|date|address|url|licence|license):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)
MARKS: tuple[tuple[str, str, str], ...] = (
    (r"(?<!!)\[([^\]\n]+)\]\(([^()\n]*)\)", r"\1", "links, kept as words without their address"),
    (r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", "passages set apart by bold type, kept without it"),
    (r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])", r"\1", "passages set apart by italics, kept without"),
    (r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])", r"\1", "passages set apart by italics, kept without"),
    (r"`([^`\n]+)`", r"\1", "passages set as code, kept without its marks"),
    (r"(?m)^#{1,6} +(.*?) *#*$", r"\n\1\n", "headings, kept as lines of their own"),
    (r"<!--.*?-->", "", "comments, left out"),
)


class NotTakenError(Exception):
    """The file is none that can be taken; the message is a line that says what would mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A text as it can be pinned, what was done to it, and what the file says of it: title, author, date …"""

    text: str
    told: tuple[str, ...]
    said: Mapping[str, str]


def take(path: Path, encoding: str) -> Taken:
    """The text of a file. Raises NotTakenError."""
    kind, told = path.suffix.lower(), Told()
    for program in ("pypdf", "pypandoc"):
        # What it finds odd is told here, in one line, or is nothing to an editor.
        logging.getLogger(program).setLevel(logging.CRITICAL)
    said: dict[str, str] = {}
    try:
        path.open("rb").close()
        if kind in PLAIN:
            raw, said = _plain(path.read_bytes(), encoding, path, told, marked=kind in (".md", ".markdown"))
        elif kind in PANDOC:
            raw, said = _by_pandoc(path, PANDOC[kind], encoding, told)
        elif kind == ".pdf":
            raw = _sheets(path, told)
        else:
            raise NotTakenError(f"{path}:1: is of no kind that can be taken; give one of: {', '.join(KNOWN)}")
    except OSError as error:
        raise NotTakenError(f"{path}:1: cannot be read: {error.strerror}; name a file with text") from error
    text = clean(raw, told)
    if not any(map(str.isalpha, text)):
        raise NotTakenError(f"{path}:1: has no words; give a file whose text can be copied (a scan has none)")
    return Taken(text=text, told=tuple(told.lines), said={key: words for key, words in said.items() if words})


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise NotTakenError(f'--encoding: "{encoding}" is no encoding; write one like utf-8 or windows-1251') from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not {encoding}; save it so, or name its own: --encoding windows-1251"
        raise NotTakenError(f"{path}:{line}: {message}") from error


def _plain(data: bytes, encoding: str, path: Path, told: Told, *, marked: bool) -> tuple[str, dict[str, str]]:
    text = _decoded(data, encoding, path)
    said: dict[str, str] = {}
    if not marked:
        return text, said
    if front := FRONT.match(text.removeprefix("\ufeff")):
        names = {"url": "address", "license": "licence"}
        said = {names.get(key, key): words for key, words in FIELD.findall(front["fields"])}
        text = text.removeprefix("\ufeff")[front.end() :]
        told.say(front["fields"].count("\n"), "lines of fields before the text, taken out")
    for pattern, put, what in MARKS:
        text, count = re.subn(pattern, put, text)
        told.say(count, what)
    return text, said


def _by_pandoc(path: Path, kind: str, encoding: str, told: Told) -> tuple[str, dict[str, str]]:
    # Only here: a site is built without it.
    try:
        import pypandoc
    except ImportError as error:
        raise NotTakenError(f"{path}:1: a file of this kind needs pandoc; {EXTRA}") from error
    said: dict[str, str] = {}
    try:
        if kind == "html":
            part, said = webpage(_decoded(path.read_bytes(), encoding, path), told)
            tree = json.loads(pypandoc.convert_text(part, "json", format=kind, sandbox=True))
        else:
            tree = json.loads(pypandoc.convert_file(str(path), "json", format=kind, sandbox=True))
    except OSError as error:
        raise NotTakenError(f"{path}:1: a file of this kind needs pandoc itself; {EXTRA}") from error
    except RuntimeError as error:
        raise NotTakenError(f"{path}:1: pandoc cannot read it as {kind}; open it and save it anew") from error
    return document_text(tree, told), {**metadata(tree), **said}


def _sheets(path: Path, told: Told) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise NotTakenError(f"{path}:1: a file of this kind needs pypdf; {EXTRA}") from error
    read: Callable[[], list[str]] = lambda: [sheet.extract_text() for sheet in PdfReader(path).pages]  # noqa: E731
    try:
        return text_of_sheets(read(), told)
    except PyPdfError as error:
        raise NotTakenError(f"{path}:1: is no PDF that can be read: {error}; open it and save it anew") from error
