"""Seeded faults over a copy of the real seeds: what `explainer check` tells of them, and whether at the right line.

A fault is told when a problem names the file and the line of the field that was changed. Of some the right line may
also be that of what rests on the field to the letter: a sentence of a text may be told at a quotation or a translation
of it, a translated sentence at a part of it that stands beside a quotation, an id at a record or a published address
that refers to it. That a pinned hash differs or that a second reading has expired never counts.

The list of second readings is written by the program and known by digests: no field of it is an editor's, and neither
is a pin; both are left out. So are the keys of labels, which are names in the code (test_corpus_real), and ids to which
neither a record nor an address refers.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pytest

from checkout import Checkout
from explainer.addresses import site_addresses
from explainer.check import check_book
from explainer.check.anchors import anchor_problems
from explainer.check.links import link_problems
from explainer.check.parity import parity_problems
from explainer.check.published import address_problems
from explainer.load import load_book
from explainer.model import Book, Problem
from explainer.render import mark_docs
from mutations import Candidate, Fault, Generator, Line, broken

SEED = 20251219
A_KIND = 60
"""How many faults of each kind there are at least, where it has so many: one of every file, then any."""
LISTS = {"search.yml", "vocabulary.yml"}
"""Lists in which any other word is as good."""
WORDS = {"vocabulary-paraphrases.yml", "unsought.yml"}
LEAST, SHARE = 500, 0.97
NEVER_COUNTS = (" has sha256 ", "awaits a second reading")

SOURCES = ("seeds/sources.yml", "seeds/annotations/")
"""What all that rests on a text is held against."""
TOGETHER = {"rest": 80, "statement": 60, "translation": 60, "id": 20, "name": 8, "sentence": 8, "alone": 1}
"""How many faults are tried at once. What much rests on is tried with few others, or alone."""

REASONS = {
    ("digit", "degrees"): "coordinates are ours, and stand nowhere else to be held against",
    ("hedge", "words"): "“over” says how long, not how many, and the Russian has no number in it",
    ("misspelling", "name"): "a form that neither the texts nor we use, or that is one letter from no word of theirs",
    ("misspelling", "words"): "the name stands there once more, spelt well, or is quoted in its other language",
    ("misspelling", "prose"): "the name stands there once more, spelt well",
    ("name", "words"): "the name stands there once more, and so does the other",
    ("name", "prose"): "the name stands there once more, and so does the other",
    ("translation", "part"): "other words of the same translation",
    ("translation", "translation"): "words of a translation that no quotation rests on; only a reader can tell",
    ("quotation", "quotation"): "the words of the text, another part of it; only a reader can tell",
    (
        "languages",
        "words",
    ): "a number in words, a name that stands there once more, one label for another",
    ("languages", "prose"): "a number in words or a name that stands there once more",
    ("sentence", "words"): "one language closes with a full stop what the other parts with a semicolon",
    ("sentence", "prose"): "one language closes with a full stop what the other parts with a semicolon",
}
"""Why faults of a kind and a role are not told, where they are not; without a reason here the test fails."""


def why(fault: Fault) -> str | None:
    """The reason why a fault is not told, if there is one."""
    if is_listed(fault):
        return "a word by which the checks look for others: any other is as good"
    return REASONS.get((fault.kind, fault.spot.role))


def is_listed(fault: Fault) -> bool:
    """Whether it stands in a list of words by which the checks look for others; such a word claims nothing."""
    return fault.spot.file.rpartition("/")[2] in WORDS or "sought" in fault.spot.keys


@pytest.fixture(scope="module")
def seeds(root: Path) -> Mapping[str, str]:
    """Every file of seeds/ that an editor writes, by its path, but for the lists in which any other word is as good."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / "seeds").rglob("*"))
        if path.suffix in (".yml", ".md", ".txt") and path.name not in (*LISTS, "README.md")
    }


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    place = tmp_path_factory.mktemp("mutated")
    shutil.copytree(root / "seeds", place / "seeds")
    shutil.copy(root / "CHANGELOG.md", place / "CHANGELOG.md")
    return Checkout(place)


def draw(generator: Generator) -> list[Fault]:
    """One fault of every kind in every file that can have it, then any until each kind has enough."""
    drawn = []
    for kind, candidates in generator.candidates().items():
        shuffled = generator.random.sample(candidates, len(candidates))
        of_files: dict[str, Candidate] = {}
        for candidate in shuffled:
            of_files.setdefault(candidate[0].file, candidate)
        faults = [fault for candidate in of_files.values() if (fault := generator.fault(kind, candidate))]
        rest = (candidate for candidate in shuffled if candidate is not of_files[candidate[0].file])
        more = (fault for candidate in rest if (fault := generator.fault(kind, candidate)))
        drawn += [*faults, *islice(more, max(0, A_KIND - len(faults)))]
    return drawn


def group(fault: Fault) -> str:
    """With what other faults it can be tried: those that cannot hide it, nor be told where it is."""
    spot = fault.spot
    if spot.role == "sentence":
        return "sentence" if fault.value else "alone"
    if spot.file.startswith(SOURCES) and spot.role != "words" and not spot.statement:
        return "alone"
    if spot.role == "name":
        return "name"
    if fault.kind == "id":
        return "id"
    if spot.role in ("translation", "original"):
        return "translation"
    return "statement" if spot.statement else "rest"


def batches(faults: Sequence[Fault]) -> Iterator[list[Fault]]:
    """The faults in as many Books as need be, no two of one record in the same."""
    groups: defaultdict[str, list[list[Fault]]] = defaultdict(list)
    for fault in faults:
        name = group(fault)
        for batch in groups[name]:
            if len(batch) < TOGETHER[name] and fault.spot.record not in {other.spot.record for other in batch}:
                batch.append(fault)
                break
        else:
            groups[name].append([fault])
    for found in groups.values():
        yield from found


def told(
    copy: Checkout, seeds: Mapping[str, str], faults: Sequence[Fault], *, rendered: bool = False
) -> tuple[set[Line], int]:
    """The lines that problems which count are told at, and how many problems there are in all."""
    changed = broken(seeds, faults)
    try:
        for name, text in changed.items():
            copy.write(name, text)
        book, problems = load_book(copy.root)
        found = {*_counting(problems), *_counting(check_book(book))}
        if rendered and not found:
            found = {*_rendered(book)}
    finally:
        for name in changed:
            copy.write(name, seeds[name])
    return {(problem.place.path, problem.place.line) for problem in found}, len(found)


def _counting(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if not any(words in problem.message for words in NEVER_COUNTS))


def _rendered(book: Book) -> Iterator[Problem]:
    """What `explainer check` adds when nothing else is wrong."""
    pages = mark_docs(book)
    addresses = site_addresses(pages, book.site.stem)
    yield from parity_problems(pages)
    yield from anchor_problems(book, pages)
    yield from address_problems(book, addresses)
    yield from link_problems(book, addresses)


@pytest.mark.long
def test_the_copy_has_no_problem(copy: Checkout, seeds: Mapping[str, str]) -> None:
    assert told(copy, seeds, [], rendered=True) == (set(), 0)


@pytest.mark.long
def test_faults_are_told_at_their_line(
    copy: Checkout, seeds: Mapping[str, str], real_book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = draw(Generator(seeds, real_book, SEED))
    caught: set[Fault] = set()
    most = 0
    for batch in batches(faults):
        lines, count = told(copy, seeds, batch)
        caught |= {fault for fault in batch if fault.lines & lines}
        most = max(most, count if len(batch) == 1 else 0)
    # When all else is right, the pages are compared, every published address is looked for, and links are followed.
    late = [fault for fault in faults if fault not in caught and fault.kind == "id"]
    lines, _ = told(copy, seeds, late, rendered=True)
    caught |= {fault for fault in late if fault.lines & lines}
    # Beside another fault one may not be told: it is tried alone, whatever reason there is.
    hidden = [one for one in faults if one not in caught]
    caught |= {fault for fault in hidden if fault.lines & told(copy, seeds, [fault], rendered=fault.kind == "id")[0]}
    missed = [fault for fault in faults if fault not in caught]
    # That they were told together with others must not be why they were told.
    some = random.Random(SEED).sample([fault for fault in faults if fault in caught], 6)
    alone = [fault for fault in some if fault.lines & told(copy, seeds, [fault], rendered=True)[0]]

    with capsys.disabled():
        print(
            f"\nmutations: {len(caught)} of {len(faults)} faults told at their line ({len(caught) / len(faults):.1%})"
        )
        print(f"files: {len({fault.spot.file for fault in faults})}; most problems told of one fault alone: {most}")
        for kind, all_of_them in Counter(fault.kind for fault in faults).items():
            print(f"  {kind:12} {sum(fault.kind == kind for fault in caught):4} of {all_of_them}")
        print(f"not told: {len(missed)}")
        for fault in missed:
            print(f"  {fault}\n    {why(fault) or 'no reason known'}")
    assert [fault for fault in missed if why(fault) is None] == []
    assert len(faults) >= LEAST
    counted = {fault for fault in faults if not is_listed(fault)}
    assert len(caught & counted) >= SHARE * len(counted)
    assert alone == some
