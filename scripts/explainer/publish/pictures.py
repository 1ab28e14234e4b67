"""The drawings of findings as files: pictures/NAME.LANGUAGE.svg, each with its title, its key and its source.

Their colours are those of the style sheets, on light paper, and stand at every mark: the policy of the site lets no
file bring a style of its own, and programs that draw know no sheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from explainer.addresses import picture_of
from explainer.model import LANGUAGES, Book
from explainer.proof import Proof
from explainer.render.figures import every_finding
from explainer.render.figures.standing import standing
from explainer.view.context import Context
from explainer.write import write_text

SHEETS = ("style.css", "lists.css")
TOKEN = re.compile(r"--([\w-]+):\s*([^;}]+)")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
MARK = re.compile(r"(?:(\w+)(?=\.))?\.(fig-[\w-]+)")
LIGHT = re.compile(r"light-dark\(([^,()]+),[^()]+\)")
SHOWN = (
    *("color", "fill", "fill-opacity", "fill-rule", "font-size", "font-style", "font-weight", "paint-order"),
    *("stroke", "stroke-dasharray", "stroke-width", "text-anchor"),
)
"""Properties that are attributes of SVG, too."""


def write_pictures(site: Path, book: Book) -> None:
    """The files of every language, by the style sheets that the built site has."""
    for language in LANGUAGES:
        context = Context(book, Proof(book), language)
        css = "\n".join((site / language / "assets" / name).read_text(encoding="utf-8") for name in SHEETS)
        rules = mark_rules(css)
        for finding in every_finding(context):
            drawn = standing(finding, book.site.name[language])
            write_text(site / picture_of(finding.name, language), f"{painted(drawn, rules)}\n")


def mark_rules(css: str) -> dict[str, dict[str, str]]:
    """For each class of a mark the attributes that style sheets give it on light paper, whatever the window.

    What holds for elements of one name alone stands under `name.class`.
    """
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    tokens: dict[str, str] = {}
    for name, value in TOKEN.findall(plain):
        tokens.setdefault(name, value.strip())
    found: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(_without_conditions(plain)):
        declared = (part.split(":", 1) for part in body.split(";") if ":" in part)
        shown = {name.strip(): _value(value.strip(), tokens) for name, value in declared if name.strip() in SHOWN}
        for selector in selectors.split(","):
            if mark := MARK.fullmatch(selector.strip()):
                found.setdefault(f"{mark[1]}.{mark[2]}" if mark[1] else mark[2], {}).update(shown)
    return found


def painted(svg: str, rules: Mapping[str, Mapping[str, str]]) -> str:
    """A drawing whose classes have become the attributes that they stand for."""

    tree = etree.fromstring(svg)
    for mark in tree.iter(etree.Element):
        names = str(mark.attrib.pop("class", "")).split()
        # What holds for elements of one name counts for more.
        for key in (*names, *(f"{etree.QName(mark).localname}.{name}" for name in names)):
            for name, value in rules.get(key, {}).items():
                mark.set(name, value)
    return etree.tostring(tree, encoding="unicode")


def _without_conditions(css: str) -> str:
    """The sheet without what holds for some windows alone."""
    kept, depth, at = [], 0, 0
    for found in re.finditer(r"@[^{};]*\{|[{}]", css):
        if found[0].startswith("@") and depth == 0:
            kept.append(css[at : found.start()])
            depth = 1
        elif depth:
            depth += -1 if found[0] == "}" else 1
            at = found.end()
    return "".join([*kept, css[at:]])


def _value(value: str, tokens: Mapping[str, str]) -> str:
    named = re.sub(r"var\(--([\w-]+)\)", lambda found: tokens.get(found[1], ""), value)
    return LIGHT.sub(r"\1", named).removesuffix("px")
