"""Elements of an SVG figure as text on one line each, so that Markdown takes the whole for one block of HTML.

What is drawn knows nothing of where it will stand: a page puts it in with its links, a book as a picture without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Protocol

from explainer.addresses import way
from explainer.view.context import Context

CHARACTER = 8.3
"""Width in units that a character of a label takes at most, for labels of 13 units in a wide sans face."""
PHONE = CHARACTER * 16 / 13
"""The same in the narrow drawings of an e-book, whose labels are of 16 units."""

Number = str | float
"""Units, or a part of the width: "12.5%"."""
Lead = Callable[[str, str], str]
"""From a page of the site and a place on it, or "", to the address of a link; "" where nothing can be followed."""


class Spot(Protocol):
    """Where on the site a figure stands."""

    @property
    def context(self) -> Context: ...

    @property
    def slug(self) -> str:
        """The address of its page below the language's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a figure draws, and the same in words for whoever shows it as a picture: a title and a description."""

    id: str
    title: str
    description: str
    width: float
    """In units; 0 is the width of whatever it stands in, and places across are parts of it."""
    height: float
    parts: tuple[str, ...]
    css: str = ""


def narrow(name: str, title: str, height: float, parts: Iterable[str]) -> Drawing:
    """The drawing of a narrow page, beside that of a wide one, which says in words what both show."""
    return Drawing(
        id=f"{name}-narrow", title=title, description="", width=0, height=height, parts=tuple(parts), css="fig-narrow"
    )


def element(name: str, attributes: dict[str, Number], inside: str = "") -> str:
    """An element; numbers are given to a tenth of a unit."""
    shown = "".join(f' {key}="{escape(_value(value))}"' for key, value in attributes.items() if value != "")
    return f"<{name}{shown}>{inside}</{name}>" if inside else f"<{name}{shown}/>"


def label(x: Number, y: float, words: str, css: str, *, anchor: str = "", dx: Number = "") -> str:
    """A line of text at its baseline."""
    return element("text", {"x": x, "dx": dx, "y": y, "class": css, "text-anchor": anchor}, words_of(words))


def words_of(text: str) -> str:
    """Text for the inside of an element; Markdown's "[TOC]" is no more than words here."""
    return escape(text, quote=False).replace("[", "&#91;")


def wrap(words: str, room: float, character: float = CHARACTER) -> list[str]:
    """The words in as few lines as `room` units hold, the lines about as long as each other.

    `character`: how wide one is at most.
    """
    most = int(room / character)
    lines = _fill(words, most)
    while most > 1 and len(shorter := _fill(words, most - 1)) == len(lines):
        most, lines = most - 1, shorter
    return lines


def _fill(words: str, most: int) -> list[str]:
    """Lines of at most so many characters, a longer word alone in its line."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and len(f"{lines[-1]} {word}") <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def linked(target: str, inside: str, says: str = "") -> str:
    """A part of the figure that leads to its words, or the part alone where `target` is "".

    `says` names the link to who hears the page where its own text does not.
    """
    return element("a", {"href": target, "aria-label": says}, inside) if target else inside


def leads_from(page: Spot) -> Lead:
    """Links from a page of the site."""
    return partial(address, page)


def nowhere(target: str, anchor: str) -> str:
    """No links: a picture has none."""
    del target, anchor
    return ""


def address(page: Spot, target: str, anchor: str = "") -> str:
    """A link for HTML that MkDocs does not read: relative, to the folder of the page as it is published."""
    if target == page.slug:
        return f"#{anchor}"
    folder = way(page.slug, target)
    return f"{folder}/#{anchor}" if anchor else f"{folder}/"


def title_id(drawing: str) -> str:
    """What names a drawing to who hears the page, by the id of the drawing."""
    return f"{drawing}-title"


def embedded(drawing: Drawing) -> str:
    """The drawing as an element of a page, which brings its style sheet; its marks say themselves what they are."""
    title, size = title_id(drawing.id), f"{_value(drawing.width)} {_value(drawing.height)}"
    inside = [
        element("title", {"id": title}, words_of(drawing.title)),
        *drawing.parts,
    ]
    return element(
        "svg",
        {
            "viewBox": f"0 0 {size}" if drawing.width else "",
            "width": drawing.width or "100%",
            "height": drawing.height,
            "class": drawing.css,
            # Not `img`: what stands in an image cannot be followed.
            "role": "group",
            "aria-labelledby": title,
        },
        "\n" + "\n".join(inside) + "\n",
    )


def picture(drawing: Drawing, width: float) -> str:
    """The drawing as a picture of its own, with an empty style for whoever shows it; `width` where it has none."""
    size: dict[str, Number] = {"width": drawing.width or width, "height": drawing.height}
    box = f"0 0 {_value(size['width'])} {_value(size['height'])}"
    return element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, **size},
        "<style/>" + "".join(drawing.parts),
    )


def _value(value: Number) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
