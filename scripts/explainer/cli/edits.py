"""The verbs for editors: where something stands, another id for a record, another format for all files, schemas."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from explainer.addresses import is_address
from explainer.cli.progress import step
from explainer.cli.steps import checked, loaded_book, refuse_languages, tell
from explainer.edits.rename import RefusedError, rename, rename_unpublished
from explainer.edits.uses import definitions, uses_of_address, uses_of_id, uses_of_sentence
from explainer.load.format import FORMAT, format_problems
from explainer.migrations import NotMigratedError, migrate
from explainer.model import every_record
from explainer.model.fields import Id, walk
from explainer.nearest import nearest
from explainer.schemas import FOLDER, marked, render_schemas, schema_of
from explainer.store import open_store
from explainer.write import stale_files, write_files, write_text

SENTENCE = re.compile(r"[A-Z]{1,3}(?:[0-9]+\.[0-9]+|\.[a-z]+)")


def where_is(root: Path, name: str) -> int:
    """Prints every place where an id (`keel`, `event:keel`), a reference or an address is defined and used."""
    refuse_languages()
    book, problems = loaded_book(root, open_store(root))
    kind, _, id = name.rpartition(":")
    unread = sorted({problem for problem in problems if problem.breaks})
    for problem in unread:
        print(problem, file=sys.stderr)
    if unread:
        print("what stands where these are told may be missing from the list", file=sys.stderr)
    known_as_id = False
    if SENTENCE.fullmatch(name):
        found = uses_of_sentence(book, name)
    elif ("/" in name or "." in name) and is_address(name):
        found = uses_of_address(book, name)
    else:
        found, known_as_id = uses_of_id(book, id, kind), True
    for use in found:
        print(use)
    if found and known_as_id and not definitions(book, id):
        print(f'"{name}" is named, and nothing of this name is there any more', file=sys.stderr)
    if not found:
        ids = {
            met.value
            for record in every_record(book)
            for met in (walk(record) if not hasattr(record, "blocks") else ())
            if isinstance(met.field.role, Id)
        }
        near = nearest(id, ids)
        hint = f'did you mean "{near}"?' if near and not definitions(book, id) else "write an id, T1.1, or timeline/#id"
        print(f'"{name}" stands nowhere; {hint}', file=sys.stderr)
    return 0 if found else 1


def renamed(root: Path, old: str, new: str) -> int:
    """Gives a record another id; prints the files that changed."""
    refuse_languages()
    store = open_store(root)
    book, loaded = loaded_book(root, store)
    if unread := [problem for problem in loaded if problem.breaks and not problem.asked]:
        tell(unread)
    wrong = any(checked(book, loaded, store))
    try:
        with step("looking for all that names it"):
            files = rename_unpublished(root, book, loaded, old, new) if wrong else rename(root, book, old, new)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    for path, text in sorted(files.items()):
        if text is not None:
            write_text(root / path, text)
        print(path)
    # Last, so that a run that is ended in the middle loses nothing.
    for path, text in files.items():
        if text is None:
            (root / path).unlink(missing_ok=True)
    print("run `explainer render`, and `explainer keep` for the new addresses", file=sys.stderr)
    return 0


def migrated(root: Path) -> int:
    """Brings seeds/ to today's format; prints the files that changed."""
    try:
        changed = migrate(root)
    except NotMigratedError as error:
        for problem in sorted(error.problems):
            print(problem, file=sys.stderr)
        return 1
    for problem in format_problems(root / "seeds"):
        print(problem, file=sys.stderr)
        return 1
    for path in changed:
        print(path)
    if not changed:
        print(f"nothing to do: the files are of format {FORMAT}", file=sys.stderr)
    return 0


def compare_schemas(root: Path) -> int:
    """Says which are stale; 1 if any is."""
    stale = stale_files(root / FOLDER, render_schemas())
    for path in stale:
        print(f"{FOLDER}/{path}")
    if stale:
        print("these schemas are stale; run `explainer schemas` and commit them", file=sys.stderr)
    return 1 if stale else 0


def write_schemas(root: Path, *, mark: bool) -> int:
    """Writes them. `mark`: every file of seeds/ that has one is to name it in its first line."""
    for path in write_files(root / FOLDER, render_schemas()):
        print(f"{FOLDER}/{path}")
    for file in sorted((root / "seeds").rglob("*.yml")) if mark else ():
        name = file.relative_to(root / "seeds").as_posix()
        # Byte by byte: line ends stay as they are.
        old = file.read_bytes().decode("utf-8") if schema_of(name) else ""
        if (new := marked(old, name)) != old and schema_of(name):
            write_text(file, new)
            print(f"seeds/{name}")
    return 0
