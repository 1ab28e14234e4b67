"""What stands around a drawing that shows a finding: the finding as its title, what its marks mean, what it was made
from and what of it can be taken along, and the same facts in words, folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.addresses import picture_of
from explainer.render.figures.svg import Drawing, Spot, element, embedded, words_of
from explainer.view.context import Context

SWATCH = 14.0
"""Width and height of a mark beside its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A figure in one language, links included."""

    name: str
    """Of its file; in its labels and ids, too."""
    title: str
    """What it shows, as a sentence, with the numbers of the Book."""
    lead: str
    """How it is read; below the drawings of a page where no key explains its marks."""
    key: tuple[tuple[str, str], ...] = ()
    """Its marks, each drawn in a box of `SWATCH`, with what they mean."""
    drawings: tuple[Drawing, ...]
    """The first is that of a wide page, and of the file."""
    source: str = ""
    table: str
    """Of the data that it draws."""
    facts: str = ""
    """HTML: the same in words, folded."""
    more: str = ""
    """HTML below the caption."""


def figure_id(name: str) -> str:
    """The place of a figure on its page."""
    return f"{name}-figure"


def end_id(name: str) -> str:
    """The place behind its marks."""
    return f"{figure_id(name)}-end"


def framed(page: Spot, finding: Finding, *, css: str = "", instead: str = "", opens: str = "") -> str:
    """The figure for a page. `instead`: HTML in place of the drawings, which are then for the file alone; `opens`: what
    its marks lead to, where it has no key."""
    context, end = page.context, end_id(finding.name)
    marks = "".join(f"<li>{swatch(mark)} {words_of(words)}</li>" for mark, words in finding.key)
    above, below = [f'<p class="found">{words_of(finding.title)}</p>'], [words_of(finding.lead)]
    if finding.key:
        css, opens = f"finding {css}".rstrip(), context.label("figure.opens")
    if opens:
        below.append(f'<span class="opens">{words_of(opens)}</span>')
    if finding.key:
        above += [f"<p>{' '.join(below)}</p>", f'<ul class="key">{marks}</ul>']
        below = []
    below += [words_of(finding.source), _taken(page, finding)]
    caption = " ".join(filter(None, below)) + finding.more + _folded(context, finding)
    return "\n".join(
        [
            f'<figure class="figure{css and f" {css}"}" id="{figure_id(finding.name)}">',
            *above,
            # Who comes with the keyboard need not go through all marks.
            f'<a class="skip" href="#{end}">{words_of(context.label("figure.skip"))}</a>',
            *([instead] if instead else map(embedded, finding.drawings)),
            f'<figcaption id="{end}">{caption}</figcaption>',
            "</figure>",
        ]
    )


def swatch(mark: str) -> str:
    """A mark of the key, as a drawing of its own that says nothing to who hears the page."""
    size: dict[str, float | str] = {"width": SWATCH, "height": SWATCH, "aria-hidden": "true"}
    return element("svg", size, mark)


def _taken(page: Spot, finding: Finding) -> str:
    """What can be taken along. The files are no pages, so MkDocs could not find what the links lead to."""
    context, up = page.context, "../" * (page.slug.count("/") + 1 + bool(page.slug))
    files = (
        ("figure.picture", picture_of(finding.name, context.language)),
        ("figure.data", f"data/{finding.table}.csv"),
    )
    links = (f'<a href="{up}{file}">{words_of(context.label(key))}</a>' for key, file in files)
    return f'<span class="take">{" ".join(links)}</span>'


def _folded(context: Context, finding: Finding) -> str:
    if not finding.facts:
        return ""
    head = words_of(context.label("figure.facts"))
    return f'<details class="fold"><summary><span class="holds">{head}</span></summary>{finding.facts}</details>'


def reference(target: str, at: str) -> str:
    """A sentence by its reference as HTML, which leads there if a page shows it."""
    return f'<a class="reference" href="{target}">{at}</a>' if target else at


def listed(lines: Sequence[str]) -> str:
    """Lines of HTML as a list."""
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
