"""Gives a record another id: in its definition, in all that refers to it, in addresses, in second readings.

Nothing is written here: what comes out are the files as they would be, tried as a checkout of their own before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from explainer.addresses import address_of, is_file, moved_to, prose_pages, take_apart
from explainer.check import every_problem
from explainer.check.links import link_problems
from explainer.check.published import address_problems
from explainer.check.readings import Readable, file_of, readables
from explainer.corpus.annotations import digest_of
from explainer.edits.uses import definitions, references
from explainer.load import load_book
from explainer.load.ids import RULE, is_address
from explainer.model import LANGUAGES, Book, Place, Problem
from explainer.render import addresses_of
from explainer.write import copy_tree, write_bytes, write_text

REDIRECTS = "seeds/redirects.yml"
READINGS = "seeds/readings.yml"
ORDER = "seeds/essays/order.yml"
LINK = re.compile(r"\]\(([^()\s]+)\)")
KEY = re.compile(r"\s*(?:- +)?[a-z_]+: ")
FOUND_IN_ESSAYS = frozenset({"essay", "heading"})

Files = dict[str, str | None]
"""Path below the checkout -> the text that it is to hold; None for a file that goes."""


class RefusedError(Exception):
    """The id cannot be changed, for the reason that the message gives in one line."""


def rename(root: Path, book: Book, old: str, new: str) -> Files:
    """The files that change when `old` becomes `new`. `book`: that of the checkout, without a problem.

    `old` may say its kind, where several records have the id: `event:keel`. Raises RefusedError.
    """
    kind, id = _one_definition(book, old, new)
    before = addresses_of(book)
    files = _with_new_id(root, book, kind, id, new)
    with TemporaryDirectory() as folder:
        trial = Path(folder)
        _copy(root, trial)
        _apply(trial, files)
        again = _with_digests(book, trial)
        files |= again
        _apply(trial, again)
        renamed, loaded = load_book(trial)
        _refuse(id, new, every_problem(renamed, loaded))
        today = addresses_of(renamed)
        moves = _moves(before, today, id, new)
        files |= _with_new_links(trial, renamed, moves)
        files |= _with_redirects(root, book, moves, today)
        _apply(trial, files)
        after, loaded = load_book(trial)
        _refuse(id, new, sorted({*loaded, *link_problems(after, today), *address_problems(after, today)}))
        paths = _paths(kind, id, new)
        files |= {READINGS: _with_readings(book, after, paths)}
    return {path: text for path, text in files.items() if text is None or text != _read(root, path)}


def rename_unpublished(root: Path, book: Book, loaded: Sequence[Problem], old: str, new: str) -> Files:
    """The same of what no published address names, while other things are wrong: a draft is still to be mended.

    `loaded`: what is wrong with the files. Raises RefusedError, also where more would be wrong than is.
    """
    kind, id = _one_definition(book, old, new)
    token = re.compile(rf"(?<![a-z0-9-]){re.escape(id)}(?![a-z0-9-])")
    if any(re.search(rf"\b{re.escape(id)}\b", one.address) for one in book.published):
        raise RefusedError(f'"{id}" stands in published addresses: it is changed only where nothing else is wrong')
    files = _with_new_id(root, book, kind, id, new)
    with TemporaryDirectory() as folder:
        trial = Path(folder)
        _copy(root, trial)
        _apply(trial, files)
        files |= _with_digests(book, trial)
        _apply(trial, files)
        known = {told for one in every_problem(book, loaded) for told in (one.message, token.sub(new, one.message))}
        _refuse(id, new, [one for one in every_problem(*load_book(trial)) if one.message not in known])
    return files


def _one_definition(book: Book, old: str, new: str) -> tuple[str, str]:
    kind, _, id = old.rpartition(":")
    found = [(what, place) for what, place in definitions(book, id) if kind in ("", what)]
    # A place of the map goes by the id of what it is.
    kinds = dict.fromkeys(what for what, _ in found if what != "place")
    if not kinds:
        raise RefusedError(f'"{old}" is the id of no record; `explainer where {id or old}` shows where it stands')
    if len(kinds) > 1:
        raise RefusedError(f'"{id}" is the id of {" and of ".join(kinds)}; write {next(iter(kinds))}:{id}')
    if not is_address(new) or new == id:
        fault = "is what it is called already" if new == id else f"cannot be an id; {RULE}"
        raise RefusedError(f'"{new}" {fault}')
    return next(iter(kinds)), id


def _with_new_id(root: Path, book: Book, kind: str, id: str, new: str) -> Files:
    """The files with the new id where records define it and refer to it. Links are as before."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    places = [place for what, place in definitions(book, id) if what == kind and kind not in FOUND_IN_ESSAYS]
    for place in [*places, *(use.place for use in references(book, id, kind))]:
        lines[place.path].add(place.line)
    files: Files = {}
    token = re.compile(rf"(?<![a-z0-9-]){re.escape(id)}(?![a-z0-9-])")
    for path, numbers in sorted(lines.items()):
        if path.endswith(".md"):
            cited = re.compile(rf"@{re.escape(id)}(?![a-z0-9-])")
            files[path] = cited.sub(f"@{new}", _read(root, path))
        else:
            files[path] = "\n".join(_renamed_lines(_read(root, path), numbers, token, new, path))
    if kind == "heading":
        for path in {place.path for what, place in definitions(book, id) if what == kind}:
            files[path] = _read(root, path).replace(f"{{#{id}}}", f"{{#{new}}}")
    if kind == "essay":
        files[ORDER] = re.sub(rf"(?m)^(- id: *[\"']?){re.escape(id)}(?=[\"']?$)", rf"\g<1>{new}", _read(root, ORDER))
    for path, other in _paths(kind, id, new).items():
        if (root / other).exists():
            raise RefusedError(f'"{id}" cannot become "{new}": {other} is there already')
        files[other] = files.get(path) or _read(root, path)
        files[path] = None
    return files


def _renamed_lines(text: str, numbers: Collection[int], token: re.Pattern[str], new: str, path: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n"), 1):
        if number not in numbers:
            yield line
            continue
        if "{" in line:
            raise RefusedError(f"{path}:{number}: holds several fields in {{ }}; give each a line of its own")
        key = KEY.match(line)
        start = key.end() if key else 0
        yield line[:start] + token.sub(new, line[start:])


def _paths(kind: str, id: str, new: str) -> dict[str, str]:
    """The files that are called by the id, and what they are to be called."""
    if kind == "source":
        folders = ("seeds/translations", "seeds/annotations")
        return {f"{folder}/{id}.yml": f"{folder}/{new}.yml" for folder in folders}
    if kind == "essay":
        return {f"seeds/essays/{id}.{name}.md": f"seeds/essays/{new}.{name}.md" for name in LANGUAGES}
    return {}


def _with_digests(book: Book, trial: Path) -> Files:
    """The annotations that name the record: what was confirmed in them is as it was, under another id."""
    if not any(annotation.digest for source in book.sources for annotation in source.annotations):
        return {}
    files: Files = {}
    for before, after in zip(book.sources, load_book(trial)[0].sources, strict=True):
        for old, new in zip(before.annotations, after.annotations, strict=True):
            if old.digest == digest_of(old) and new.digest != digest_of(new):
                path = new.place.path
                lines = (files.get(path) or _read(trial, path)).split("\n")
                at = new.place.of("digest").line - 1
                lines[at] = lines[at].replace(old.digest, digest_of(new))
                files[path] = "\n".join(lines)
    return files


def _refuse(id: str, new: str, problems: Sequence[Problem]) -> None:
    """Raises RefusedError with the first of what would be wrong."""
    for problem in problems:
        raise RefusedError(f'"{id}" cannot become "{new}": {problem}')


# --- addresses ---------------------------------------------------------------------------------------------------


def _moves(before: Collection[str], today: Collection[str], id: str, new: str) -> dict[str, str]:
    """Old address -> new one, of what is where it was no longer."""
    token = re.compile(rf"(?<![a-z0-9]){re.escape(id)}(?![a-z0-9])")
    found = {}
    for address in sorted(set(before) - set(today)):
        if is_file(address):
            options = [token.sub(new, address)]
        else:
            page, place = take_apart(address)
            folder, slash, name = page.rpartition("/")
            pages = (page, f"{folder}{slash}{token.sub(new, name)}")
            exact = re.sub(rf"^{re.escape(id)}(?=$|--)", new, place)
            places = (place, exact, token.sub(new, place))
            options = [address_of(page, place) for page in pages for place in places]
        moved = next((option for option in options if option in today), None)
        if moved:
            found[address] = moved
    return found


def _with_new_links(trial: Path, book: Book, moves: Mapping[str, str]) -> Files:
    files: Files = {}
    for own, essay in prose_pages(book).items():
        for place in essay.places.values():
            pieces = LINK.split(_read(trial, place.path))
            # Every second piece is what a link leads to.
            pieces[1::2] = [f"]({_led(target, own, moves)})" for target in pieces[1::2]]
            files[place.path] = "".join(pieces)
    return {path: text for path, text in files.items() if text != _read(trial, path)}


def _led(target: str, own: str, moves: Mapping[str, str]) -> str:
    """A link as it is to be written for the new addresses. `own`: the page that it stands on."""
    page, id = take_apart(target)
    if "://" in target or (address_of(page or own, id) not in moves and address_of(page) not in moves):
        return target
    moved = moves.get(address_of(page or own, id))
    new_page, new_id = take_apart(moved) if moved else (take_apart(moves[address_of(page)])[0], id)
    return (f"{new_page}/" if page else "") + (f"#{new_id}" if new_id else "")


def _with_redirects(root: Path, book: Book, moves: Mapping[str, str], today: Collection[str]) -> Files:
    """The file of redirects: what led to the old addresses leads to the new ones, and published ones are added."""
    text = _read(root, REDIRECTS) if (root / REDIRECTS).exists() else ""
    lines = text.split("\n")
    kept: list[str] = []
    starts = [redirect.place.line for redirect in book.redirects]
    kept += lines[: starts[0] - 1] if starts else [line for line in lines if line.startswith("#")]
    known: dict[str, str] = {}
    for redirect, end in zip(book.redirects, [*starts, len(lines) + 1][1:], strict=True):
        if redirect.old in today:
            continue  # What had moved is back.
        entry = lines[redirect.place.line - 1 : end - 1]
        if redirect.new in moves:
            entry[redirect.place.of("to").line - redirect.place.line] = f"  to: {moves[redirect.new]}"
        known[redirect.old] = moves.get(redirect.new, redirect.new)
        kept += [line for line in entry if line.strip()]
    published = {item.address for item in book.published}
    # Pages before the places on them, which go along where they can.
    for old, new in sorted(moves.items(), key=lambda move: ("#" in move[0], move)):
        if old in published and moved_to(old, known, today) is None:
            known[old] = new
            kept += [f"- from: {old}", f"  to: {new}"]
    kept = [line for line in kept if line.strip()]
    if not any(not line.startswith("#") for line in kept):
        return {REDIRECTS: "\n".join([*kept, "[]"]) + "\n"} if text else {}
    return {REDIRECTS: "\n".join(kept) + "\n"}


# --- second readings ---------------------------------------------------------------------------------------------


def _with_readings(book: Book, after: Book, paths: Mapping[str, str]) -> str | None:
    """The readings with the digests that the same words have under their new id."""
    ids: dict[str, str] = {}
    digests: dict[str, str] = {}
    new = _by_place(readables(after), {})
    for place, items in _by_place(readables(book), paths).items():
        for item, other in zip(items, new.get(place, ()), strict=False):
            ids[item.id] = other.id
            digests |= {digest: now for (_, digest), (_, now) in zip(item.digests, other.digests, strict=True)}
    return file_of(
        replace(
            reading,
            id=ids.get(reading.id, reading.id),
            digests={name: digests.get(digest, digest) for name, digest in reading.digests.items()},
        )
        for reading in book.readings
    )


def _by_place(items: Iterable[Readable], paths: Mapping[str, str]) -> dict[Place, list[Readable]]:
    found: defaultdict[Place, list[Readable]] = defaultdict(list)
    for item in items:
        found[Place(paths.get(item.place.path, item.place.path), item.place.line)].append(item)
    return found


# --- files -------------------------------------------------------------------------------------------------------


def _copy(root: Path, trial: Path) -> None:
    copy_tree(root / "seeds", trial / "seeds")
    write_bytes(trial / "CHANGELOG.md", (root / "CHANGELOG.md").read_bytes())


def _apply(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            (root / path).unlink(missing_ok=True)
        else:
            write_text(root / path, text)


def _read(root: Path, path: str) -> str:
    """The text of a file; "" where there is none."""
    return (root / path).read_bytes().decode("utf-8") if (root / path).exists() else ""
