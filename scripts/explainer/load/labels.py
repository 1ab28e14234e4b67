"""The words of the interface: those that come with the program, a site's own in their place, and the proved ones.

A sentence may need other words where a site has one text, more than two, or no map: `KEY.one`, `KEY.many`, `KEY.no-map`
stand in place of `KEY` there. For labels of forecasts those texts count that they set against each other. The closed
lists of words that come with the program are read here, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from explainer.load.copies import copies
from explainer.load.record import Record, records_in
from explainer.load.structure import structure
from explainer.load.textfile import read_text
from explainer.load.yamlfile import parse_yaml
from explainer.model import OWN, Introduction, Label, Labels, Place, Problem, Site, Vocabulary
from explainer.model.references import word_lists
from explainer.nearest import likely
from explainer.own import VOCABULARY, own_seeds
from explainer.store import Store

R = TypeVar("R")
L = TypeVar("L", Label, Introduction)
COMPARING = ("forecasts.", "outcome.", "figure.outcomes.")
"""How the keys of labels begin that speak of expectations and outcomes."""
ONE, MANY, NO_MAP = ".one", ".many", ".no-map"
"""How the keys of labels end that are for one text, for more than two, for a site without a map."""
OTHERWISE = ".otherwise"
"""How the key of a label ends, to the checks, in whose place a site shows a variant."""


class Having(NamedTuple):
    """What decides which words are true on a site."""

    texts: int
    compared: int
    """Of them, those that forecasts set against each other."""
    map: bool


def read_labels(
    seeds: Path, site: Site, having: Having, kept: Store, known: set[str], problems: list[Problem]
) -> tuple[Labels, Mapping[str, Label]]:
    """(what a site that has so much says on its pages, the rest of its own labels), by key.

    `known`: gets the files that are read.
    """
    own, given = _own_labels(seeds, kept), _read(seeds, "ui*.yml", Label, kept, known, problems)
    introductions = _read(seeds, "knowledge/introductions*.yml", Introduction, kept, known, problems)
    problems += _asked_by_none(given, {*own, *_of_lists(site)}) if own else ()
    labels = fitting(own, having) | fitting(given, having)
    problems += _in_place_of_nothing(introductions, {*labels, *_of_lists(site)})
    shown = {label.place for label in labels.values()}
    # Where a variant is shown under the plain key, what stands there otherwise needs another one.
    rest = {f"{key}{OTHERWISE * (key in labels)}": label for key, label in given.items() if label.place not in shown}
    return Labels({**labels, **introductions}), rest


def fitting(labels: Mapping[str, Label], having: Having) -> dict[str, Label]:
    """The labels for a site that has so much, none of them under the key of a variant."""
    comparing = {key: label for key, label in labels.items() if key.startswith(COMPARING)}
    rest = {key: label for key, label in labels.items() if key not in comparing}
    found = _chosen(rest, _number(having.texts), (ONE, MANY))
    found |= _chosen(comparing, _number(having.compared), (ONE, MANY))
    return _chosen(found, "" if having.map else NO_MAP, (NO_MAP,))


def _number(texts: int) -> str:
    return ONE if texts == 1 else MANY if texts > 2 else ""


def _chosen(labels: Mapping[str, Label], wanted: str, others: tuple[str, ...]) -> dict[str, Label]:
    """The plain ones, those with the wanted ending in their place, none with another ending."""
    plain = {key: label for key, label in labels.items() if not key.endswith(others)}
    return plain | {key.removesuffix(wanted): one for key, one in labels.items() if wanted and key.endswith(wanted)}


def own_vocabulary(seeds: Path, kept: Store) -> tuple[Vocabulary, ...]:
    """The closed lists that come with the program, for a site that has none of this name."""
    found: list[Vocabulary] = []
    for path in () if (seeds / VOCABULARY).exists() else own_seeds(seeds, VOCABULARY):
        text, shown = read_text(path, f"seeds/{path.name}", []) or "", f"{OWN}{path.name}"
        found += kept.recall(shown, text, partial(_records, text, shown, Vocabulary), [])
    return tuple(found)


def _own_labels(seeds: Path, kept: Store) -> dict[str, Label]:
    """The labels that come with the program, for all that the site does not say itself. They are not the editor's."""
    labels: dict[str, Label] = {}
    for path in own_seeds(seeds, "ui*.yml"):
        text, shown = read_text(path, f"seeds/{path.name}", []) or "", f"{OWN}{path.name}"
        labels |= kept.recall(shown, text, partial(_parse, text, shown, Label), [])
    return labels


def _records(text: str, shown: str, kind: type[R], problems: list[Problem]) -> tuple[R, ...]:
    return tuple(structure(kind, record) for record in records_in(text, shown, kind.__name__, problems))


def _read(
    seeds: Path, pattern: str, kind: type[L], kept: Store, known: set[str], problems: list[Problem]
) -> dict[str, L]:
    """The labels, or what is used like one, of every file of a pattern; the same key in two of them is a problem."""
    labels: dict[str, L] = {}
    found: list[tuple[str, Place]] = []
    twice: list[Problem] = []
    for path in sorted(seeds.glob(pattern)):
        known.add(path.relative_to(seeds).as_posix())
        shown = f"seeds/{path.relative_to(seeds).as_posix()}"
        text = read_text(path, shown, problems)
        if text is None:
            continue
        read = partial(_parse, text, shown, kind)
        for key, label in kept.recall(shown, text, read, problems).items():
            found.append((key, label.place))
            if key in labels:
                twice.append(Problem(label.place, f'label "{key}" stands already at {labels[key].place}'))
            labels[key] = label
    problems += list(copies(found)) or twice
    return labels


def _of_lists(site: Site) -> Iterator[str]:
    """The words that a site needs for the lists of its own."""
    for field, defines in word_lists().values():
        yield from (pattern.format(word) for word in getattr(site, field.name) for pattern in defines.labels)


def _asked_by_none(given: Mapping[str, Label], known: Collection[str]) -> Iterator[Problem]:
    """Labels of a site that nothing shows: the program has one of its own under another key."""
    for key, label in given.items():
        if key not in known:
            hint = likely(key, known, "take it out")
            yield Problem(label.place, f'label "{key}" is shown nowhere; {hint}')


def _in_place_of_nothing(introductions: Mapping[str, Introduction], labels: Collection[str]) -> Iterator[Problem]:
    """Introductions that no page would show: each stands in place of the label with its key."""
    for key, introduction in introductions.items():
        if labels and key not in labels:
            hint = likely(key, labels, "take it out")
            yield Problem(introduction.place, f'introduction "{key}" stands in place of no label; {hint}')


def _parse(text: str, shown: str, kind: type[L], problems: list[Problem]) -> dict[str, L]:
    root = parse_yaml(text, shown, problems)
    fields = Record(root, shown, problems, "file of labels").fields if root else {}
    return {key: structure(kind, Record(item, shown, problems, f"{kind.what} {key}")) for key, item in fields.items()}
