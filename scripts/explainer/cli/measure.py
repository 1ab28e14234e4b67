"""How well texts are read: `make measure FOLDER=…`, over a folder with `gold.txt` and `texts/ID.txt`.

Each fault is told, then the table. Exit code 0 whatever the figures are: they are for a person to judge.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.cli.read import UnreadableError, file_text, read_file
from explainer.languages.known import tell_language
from explainer.reading.score import GoldText, faults, parse_gold, score_reading, table


def main(argv: Sequence[str]) -> int:
    """Measures the folder that the arguments name and returns the exit code: 1 where it cannot be read."""
    if len(argv) != 1:
        print("name one folder: make measure FOLDER=path; it holds gold.txt and texts/", file=sys.stderr)
        return 2
    folder = Path(argv[0])
    wrong = list[str]()
    scores = {}
    for gold in _golds(folder / "gold.txt", wrong):
        path, people = folder / "texts" / f"{gold.id}.txt", folder / "people" / f"{gold.id}.txt"
        text = file_text(path, wrong)
        if text is None:
            continue
        names = str(people) if people.exists() else None
        try:
            reading = read_file(path, gold.day, gold.language or tell_language(text).code, names)
        except UnreadableError as error:
            wrong.append(str(error))
        else:
            scores[gold.id] = score_reading(gold, reading)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    for fault in faults(scores):
        print(fault)
    print(table(scores), end="")
    return 0


def _golds(path: Path, wrong: list[str]) -> Sequence[GoldText]:
    text = file_text(path, wrong)
    try:
        return parse_gold(text) if text is not None else ()
    except ValueError as error:
        wrong.append(f"{path}:{error}")
        return ()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
