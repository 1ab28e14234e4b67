"""What has been published (seeds/published.txt) and where it has moved (seeds/redirects.yml). Both may be absent."""

from __future__ import annotations

from pathlib import Path

from explainer.addresses import is_address, is_file
from explainer.load.record import Record
from explainer.load.structure import structure
from explainer.load.textfile import read_text
from explainer.model import Place, Problem, Published, Redirect

EXAMPLES = "timeline/, timeline/#an-id, data/events.csv"


def read_published(seeds: Path, problems: list[Problem]) -> tuple[Published, ...]:
    """The list, one address a line, in the order of the file."""
    shown = "seeds/published.txt"
    if not (seeds / "published.txt").exists():
        return ()
    text = read_text(seeds / "published.txt", shown, problems) or ""
    found = []
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        place = Place(shown, number)
        if is_address(line):
            found.append(Published(place=place, address=line))
        else:
            problems.append(Problem(place, f'"{line}" is no address; write one a line, like {EXAMPLES}'))
    return tuple(found)


def read_redirect(record: Record) -> Redirect:
    """Where an address has moved, with the reason in every language or none."""
    old, new = _address(record, "from"), _address(record, "to")
    if old and new and is_file(old) != is_file(new):
        record.fault("a file becomes another file, a page or a place another page or place", record.at("to").line)
    return structure(Redirect, record, old=old, new=new)


def _address(record: Record, key: str) -> str:
    value = record.string(key)
    if value and not is_address(value):
        record.fault(f'"{value}" is no address; write one like {EXAMPLES}', record.at(key).line)
        return ""
    return value
