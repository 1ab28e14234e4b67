"""How well texts are read: `make measure FOLDER=…`, over a folder with `gold.txt` and `texts/ID.txt`.

Each fault is told, then the table. Exit code 0 whatever the figures are: they are for a person to judge.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.cli.read import UnreadableError, read_file
from explainer.languages.known import tell_language
from explainer.reading.score import faults, parse_gold, score_reading, table


def main(argv: Sequence[str]) -> int:
    """Measures the folder that the arguments name and returns the exit code: 1 where it cannot be read."""
    if len(argv) != 1:
        print("name one folder: make measure FOLDER=path; it holds gold.txt and texts/", file=sys.stderr)
        return 2
    folder = Path(argv[0])
    try:
        golds = parse_gold((folder / "gold.txt").read_text(encoding="utf-8"))
        scores = {}
        for gold in golds:
            path = folder / "texts" / f"{gold.id}.txt"
            code = gold.language or tell_language(path.read_text(encoding="utf-8")).code
            people = folder / "people" / f"{gold.id}.txt"
            names = str(people) if people.exists() else None
            scores[gold.id] = score_reading(gold, read_file(path, gold.day, code, names))
    except ValueError as error:
        print(f"{folder / 'gold.txt'}:{error}", file=sys.stderr)
        return 1
    except (UnreadableError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults(scores):
        print(fault)
    print(table(scores), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
