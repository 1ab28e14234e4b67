"""The words of the page's frame that stand in the configurations of the site's engine (mkdocs*.yml)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from explainer.load.textfile import read_text
from explainer.model import LANGUAGES, Frame, Place, Problem

WORDS = ("site_name", "site_description", "site_author", "copyright", "nav")
EXTRA = ("labels", "links")
"""Below `extra`: what the templates say, and where the foot of a page leads."""
ADDRESSES = frozenset({"url"})


NAME = "site_name"


def name_problems(root: Path, name: Mapping[str, str]) -> Iterator[Problem]:
    """Configurations that call the site otherwise than the label does. `name`: by language."""
    for number, language in enumerate(LANGUAGES):
        shown = f"mkdocs.{language}.yml" if number else "mkdocs.yml"
        if language in name and (root / shown).is_file():
            for line, words in _named(read_text(root / shown, shown, []) or ""):
                if words != name[language]:
                    message = f"{NAME} is “{words}”, and the site is called “{name[language]}” in seeds/; mend one"
                    yield Problem(Place(shown, line), message)


def _named(text: str) -> Iterator[tuple[int, str]]:
    try:
        top = dict(_pairs(yaml.compose(text, Loader=yaml.SafeLoader)))
    except yaml.YAMLError:
        return  # Told where its words are read.
    yield from _scalars(top.get(NAME), titles=False)


def read_frame(root: Path, known: Collection[str], problems: list[Problem]) -> tuple[Frame, ...]:
    """The words that readers see and that are no label or introduction (`known`), in the order of the files."""
    found: list[Frame] = []
    for number, language in enumerate(LANGUAGES):
        name = f"mkdocs.{language}.yml" if number else "mkdocs.yml"
        if (root / name).is_file():
            text = read_text(root / name, name, problems)
            found += [
                Frame(place=Place(name, line), language=language, text=words)
                for line, words in _words(text or "", name, problems)
                if words not in known
            ]
    return tuple(found)


def _words(text: str, shown: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    try:
        # Nodes, not values: only they know their lines, and tags (!ENV) do not matter.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problems.append(Problem(Place(shown, line), f"is not YAML: {getattr(error, 'problem', error)}", breaks=True))
        return
    top = dict(_pairs(root))
    extra = dict(_pairs(top.get("extra")))
    for node in [*(top.get(key) for key in WORDS), *(extra.get(key) for key in EXTRA)]:
        yield from _scalars(node, titles=node is top.get("nav"))


def _pairs(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _scalars(node: Any, *, titles: bool) -> Iterator[tuple[int, str]]:
    """The texts below a node; of the navigation the titles, which are its keys."""
    if isinstance(node, yaml.ScalarNode) and not titles:
        yield node.start_mark.line + 1, str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, titles=titles)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if titles:
                yield key.start_mark.line + 1, str(key.value)
            if key.value not in ADDRESSES:
                yield from _scalars(value, titles=titles)
