"""The second part of `make bench`: how reading, checking and rendering grow with the texts, and what one edit costs.

Each size is a made-up checkout in a folder of its own. Times are of the processor, so that others at work on the
machine matter less; memory is the most that a process held.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from explainer.bench.corpus import corpus_files
from explainer.cli.steps import prove, read, rendered_docs, without_collector
from explainer.proof import every_sentence
from explainer.store import open_store
from explainer.write import write_files, write_text

SIZES = (10, 100, 1000)
STEPS = ("reading", "checking", "rendering")
EDITED = "seeds/knowledge/statements-text-0001.yml"
CLAIM = re.compile(r'  ru: "(.*)\."\n  en: "(.*)\."')


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run: seconds of the processor by step, and what there was to do."""

    seconds: tuple[float, ...]
    sentences: int
    written: int
    memory: int = 0
    """MB, the most at a time."""

    @property
    def total(self) -> float:
        return sum(self.seconds)


def main(arguments: Sequence[str]) -> int:
    """Prints the table for these numbers of texts; the checkout, whose labels are used, is the working directory."""
    if arguments[:1] == ["run"]:
        print(json.dumps(asdict(run(Path.cwd()))))
        return 0
    sizes = [int(word) for word in arguments] or list(SIZES)
    copied = (*Path("seeds").glob("ui*.yml"), Path("seeds/vocabulary.yml"))
    labels = {f"seeds/{path.name}": path.read_text(encoding="utf-8") for path in copied}
    print("\nmade-up texts: seconds of the processor, microseconds a sentence against the first row, memory,")
    print("and what reading, checking and rendering take again after one edit\n")
    heads = ("texts", "sentences", "records", *STEPS, "µs", "ratio", "MB", "again", "part", "files")
    print("".join(f"{head:>10}" for head in heads))
    least = 0.0
    for size in sizes:
        files = {**corpus_files(size), **labels, "seeds/published.txt": ""}
        records = sum(len(re.findall(r"(?m)^ *- (?:id|at): ", text)) for text in files.values())
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_files(root, files)
            first = measure(root)
            write_text(root / EDITED, CLAIM.sub(r'  ru: "\1 опять."\n  en: "\2 again."', files[EDITED], count=1))
            again = measure(root)
        each = first.total / first.sentences * 1e6
        least = least or each
        row = (size, first.sentences, records, *(f"{step:.1f}" for step in first.seconds), f"{each:.0f}")
        rest = (f"{each / least:.2f}", first.memory, f"{again.total:.1f}", f"{again.total / first.total:.3f}")
        print("".join(f"{value:>10}" for value in (*row, *rest, again.written)), flush=True)
    return 0


def measure(root: Path) -> Measured:
    """One run in a process of its own."""
    command = [sys.executable, "-P", "-m", __spec__.name if __spec__ else __name__, "run"]
    # A file, not a second pipe: nobody reads what it tells of its progress while it runs.
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=told) as process,
    ):
        assert process.stdout
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise SystemExit(f"the made-up checkout could not be rendered:\n{told.read().decode()}")
    found = json.loads(said)
    return Measured(**{**found, "seconds": tuple(found["seconds"]), "memory": used.ru_maxrss // 1024})


def run(root: Path) -> Measured:
    """What `explainer render` does, step by step."""
    seconds: list[float] = []
    start = time.process_time()

    def step() -> None:
        seconds.append(time.process_time() - start - sum(seconds))

    store = open_store(root)
    with without_collector():
        book, problems = read(root, store)
        step()
        prove(book, problems, store)
        step()
        written = rendered_docs(root, book, store, files=True).write()
        step()
    return Measured(seconds=tuple(seconds), sentences=sum(1 for _ in every_sentence(book)), written=len(written))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
