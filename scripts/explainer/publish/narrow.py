"""What of a page a phone cannot show as it stands: wide tables as lists, drawings in units that every reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from lxml import etree, html

NARROW = "fig-narrow"
"""Of a figure that is drawn twice, what a narrow page shows."""
WIDTH = 340.0
"""Units that a drawing is wide which is as wide as what it stands in."""
ACROSS = frozenset(("x", "x1", "x2", "cx", "dx", "width"))
INK = "#1c222b"
"""Of a drawing where a reader takes no colour from the text."""


# --- tables ------------------------------------------------------------------------------------------------------


def leave_out_tables(body: html.HtmlElement, note: str) -> None:
    """Everything between the title and the first section without a table goes; a note takes its place."""
    title = body.find("h1")
    section: list[html.HtmlElement] = []
    sections = [section]
    for element in list(body)[1:]:
        if element.tag == "h2":
            section = []
            sections.append(section)
        section.append(element)
    for number, section in enumerate(sections):
        # The lead speaks of the tables.
        if number == 0 or any("matrix" in element.get("class", "").split() for element in section):
            for element in section:
                if "footnote" not in element.get("class", "").split():
                    body.remove(element)
    if len(body.find_class("mark")) == sum(len(legend.find_class("mark")) for legend in body.find_class("legend")):
        for legend in body.find_class("legend"):
            legend.drop_tree()
    paragraph = html.Element("p", {"class": "ours"})
    paragraph.text = note
    title.addnext(paragraph)


def restack(box: html.HtmlElement) -> None:
    """A wide table as a list: a paragraph a row, an item a column; columns that say the same stand together."""
    for table in list(box.iter("table")):
        heads = [_inside(cell) for cell in table.iterfind("thead/tr/th")]
        stack = html.Element("div", {"class": "stack"})
        for row in table.iterfind("tbody/tr"):
            first, *cells = row.iterfind("td")
            first.tag = "p"
            first.tail = None
            stack.append(first)
            said: dict[str, list[str]] = {}
            for head, cell in zip(heads[1:], cells, strict=True):
                said.setdefault(_inside(cell), []).append(head)
            items = "".join(f"<li>{', '.join(who)}: {what}</li>" for what, who in said.items())
            stack.append(html.fragment_fromstring(f"<ul>{items}</ul>"))
        box.replace(table, stack)


def _inside(cell: html.HtmlElement) -> str:
    return escape(cell.text or "", quote=False) + "".join(html.tostring(child, encoding="unicode") for child in cell)


def gather(box: html.HtmlElement) -> None:
    """A grid of marks as a list: a paragraph a row, an item a mark with all who have it, the empty ones last."""
    for table in list(box.iter("table")):
        heads = ["".join(cell.itertext()) for cell in table.iterfind("thead/tr/th")]
        stack = html.Element("div", {"class": "stack"})
        for row in table.iterfind("tbody/tr"):
            first, *cells = row
            first.tag = "p"
            first.tail = None
            first.attrib.pop("scope", None)
            stack.append(first)
            given: dict[str, list[str]] = {}
            silent: dict[str, list[str]] = {}
            for head, cell in zip(heads[1:], cells, strict=True):
                name = escape(head, quote=False)
                for link in cell.iterfind("a"):
                    mark = _inside(link)
                    said = f'<a href="{link.get("href")}" aria-label="{escape(link.get("aria-label", ""))}">{name}</a>'
                    given.setdefault(mark, []).append(said)
                for empty in cell.iterfind("span"):
                    silent.setdefault(f"{escape(empty.get('aria-label', ''), quote=False)}:", []).append(name)
            lines = (f"<li>{mark} {', '.join(who)}</li>" for mark, who in (*given.items(), *silent.items()))
            stack.append(html.fragment_fromstring(f'<ul class="key">{"".join(lines)}</ul>'))
        box.replace(table, stack)


# --- drawings ----------------------------------------------------------------------------------------------------


def to_scale(drawing: html.HtmlElement) -> None:
    """A drawing as wide as what it stands in, in units: readers scale it, and old ones know no parts of a hundred."""
    if drawing.get("viewbox"):
        return
    drawing.set("viewbox", f"0 0 {WIDTH:g} {drawing.get('height')}")
    drawing.set("width", f"{WIDTH:g}")
    for element in drawing.iter(etree.Element):
        for name in ACROSS & set(element.attrib):
            value = str(element.get(name))
            if value.endswith("%") and element is not drawing:
                element.set(name, f"{float(value[:-1]) * WIDTH / 100:.4g}")
    for inner in list(drawing.iterdescendants("svg")):
        # A place in parts of a hundred, which is one in units now.
        place = f"{inner.attrib.pop('x', '0')} {inner.attrib.pop('y', '0')}"
        inner.tag = "g"
        inner.set("transform", f"translate({place})")


def paint(body: html.HtmlElement, rules: Mapping[str, Mapping[str, str]]) -> None:
    """Says at every mark of the drawings what it looks like: some readers know no style sheet inside of a drawing.

    `rules`: attributes by `class` and by `name.class`. A style sheet that is known counts for more than they do.
    """
    for drawing in body.iter("svg"):
        drawing.set("font-size", "16" if NARROW in drawing.get("class", "").split() else "13")
        drawing.set("font-family", "sans-serif")
        for element in drawing.iter(etree.Element):
            for css in str(element.get("class", "")).split():
                for name, value in {**rules.get(css, {}), **rules.get(f"{element.tag}.{css}", {})}.items():
                    element.set(name, value.replace("currentColor", INK))
