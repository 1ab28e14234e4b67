"""`explainer reading`: what awaits a second reader, what there is to read, and one signature at a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.check.readings import Readable, awaited, readables, sign
from explainer.cli.steps import proved_book
from explainer.nearest import nearest
from explainer.store import open_store
from explainer.write import write_text

LONGEST_NAME = 80


def reading(root: Path, ids: Sequence[str], digest: str | None, by: str | None) -> int:
    """Lists what awaits a reader; shows words and evidence of some ids; with digest and name signs for one of them."""
    if (digest is None and by is not None) or (digest is not None and not ids):
        print(
            "say what you have read: `explainer reading ID --digest DIGEST --by NAME`; the digest stands under the "
            "words that `explainer reading ID` shows",
            file=sys.stderr,
        )
        return 1
    book = proved_book(root, open_store(root))
    every = readables(book)
    if not ids:
        waiting = awaited(book, every)
        for item in waiting:
            print(f"{item.id}\t{item.place}")
        print(f"{len(waiting)} of {len(every)} await a second reading", file=sys.stderr)
        return 0
    known = {item.id: item for item in every}
    for id in ids:
        if id not in known:
            near = nearest(id, known)
            hint = f'did you mean "{near}"?' if near else "`explainer reading` lists what awaits one"
            print(f'"{id}" is nothing that is read a second time; {hint}', file=sys.stderr)
    if not set(ids) <= set(known):
        return 1
    if digest is None:
        for id in ids:
            print("\n".join(_shown(known[id])))
        return 0
    name = (by or "").strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        print(f"a reading is somebody's: give a name of at most {LONGEST_NAME} letters with --by", file=sys.stderr)
        return 1
    if len(ids) != 1:
        print("one reading at a time: name one id", file=sys.stderr)
        return 1
    item = known[ids[0]]
    if digest != item.digest:
        print(
            f'"{item.id}" is not what you have read: its digest is another one; read it anew with '
            f"`explainer reading {item.id}`",
            file=sys.stderr,
        )
        return 1
    write_text(root / "seeds" / "readings.yml", sign(book, item, name))
    print(f"read: {item.id}")
    return 0


def _shown(item: Readable) -> list[str]:
    return [f"{item.id}  ({item.place})", *(f"  {line}" for line in item.shown), f"  digest: {item.digest}", ""]
