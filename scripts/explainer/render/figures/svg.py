"""Elements of an SVG figure as text on one line each, so that Markdown takes the whole for one block of HTML."""

from __future__ import annotations

from html import escape

CHARACTER = 6.9
"""Width in units that a character of a label takes at most, for labels of 13 units in a sans face."""


def element(name: str, attributes: dict[str, str | float], inside: str = "") -> str:
    """An element; numbers are given to a tenth of a unit."""
    shown = "".join(f' {key}="{escape(_value(value))}"' for key, value in attributes.items() if value != "")
    return f"<{name}{shown}>{inside}</{name}>" if inside else f"<{name}{shown}/>"


def label(x: float, y: float, words: str, css: str, *, anchor: str = "start") -> str:
    """A line of text at its baseline."""
    return element("text", {"x": x, "y": y, "class": css, "text-anchor": anchor}, escape(words, quote=False))


def linked(target: str, inside: str) -> str:
    """A part of the figure that leads to its words."""
    return element("a", {"href": target}, inside)


def figure(id: str, title: str, description: str, size: tuple[float, float], parts: list[str], caption: str) -> str:
    """The figure with its title, description and caption; `size` is its width and height in units."""
    width, height = size
    head = [
        element("title", {"id": f"{id}-title"}, escape(title, quote=False)),
        element("desc", {"id": f"{id}-desc"}, escape(description, quote=False)),
    ]
    drawing = element(
        "svg",
        {
            "viewBox": f"0 0 {_value(width)} {_value(height)}",
            "width": width,
            "height": height,
            "role": "img",
            "aria-labelledby": f"{id}-title {id}-desc",
        },
        "\n" + "\n".join([*head, *parts]) + "\n",
    )
    return (
        f'<figure class="figure" id="{id}">\n<div class="scroll" tabindex="0" role="group" '
        f'aria-labelledby="{id}-title">\n{drawing}\n</div>\n<figcaption>{escape(caption, quote=False)}</figcaption>\n'
        "</figure>"
    )


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
