"""A finding as a picture that stands by itself: its title, how it is read, its key, the drawing, where it is from."""

from __future__ import annotations

from explainer.render.figures.finding import SWATCH, Finding
from explainer.render.figures.svg import CHARACTER, Number, element, label, words_of, wrap

WIDTH, EDGE = 920.0, 28.0
"""Units of the drawing, and around it."""
TITLE, LINE = 24.0, 18.0
"""Size of the letters of the title, height of a line of the other words."""
SERIF = "'PT Serif', 'Noto Serif', serif"
SANS = "'Noto Sans', 'Segoe UI', Roboto, sans-serif"


def standing(finding: Finding, site: str) -> str:
    """The picture as SVG. Its marks have the classes that they have on a page, and lead nowhere. `site`: its name."""
    drawing = finding.drawings[0]
    parts: list[str] = []
    y = EDGE
    # The letters of a bold title are about as much wider than those of a label as they are larger.
    for line in wrap(finding.title, WIDTH * 13 / TITLE):
        y += TITLE * 1.2
        face: dict[str, Number] = {"font-family": SERIF, "font-size": TITLE, "font-weight": "600"}
        parts.append(element("text", {"x": EDGE, "y": y, **face, "class": "fig-found"}, words_of(line)))
    y += 8
    for line in wrap(finding.lead, WIDTH):
        y += LINE
        parts.append(label(EDGE, y, line, "fig-tick"))
    y += LINE
    x = EDGE
    for mark, words in finding.key:
        wide = SWATCH + 6 + CHARACTER * len(words) + 14
        if x > EDGE and x + wide > EDGE + WIDTH:
            x, y = EDGE, y + LINE + 4
        place: dict[str, Number] = {"x": x, "y": y, "width": SWATCH, "height": SWATCH, "class": "fig-swatch"}
        parts += [element("svg", place, mark), label(x + SWATCH + 6, y + 12, words, "fig-label")]
        x += wide
    y += SWATCH + LINE
    # What has a width of its own is made as large as the picture.
    high = drawing.height * (WIDTH / drawing.width if drawing.width else 1)
    size: dict[str, Number] = {"x": EDGE, "y": y, "width": WIDTH, "height": high}
    box = f"0 0 {drawing.width:g} {drawing.height:g}" if drawing.width else ""
    parts.append(element("svg", {**size, "viewBox": box, "overflow": "visible"}, "".join(drawing.parts)))
    y += high + LINE / 2
    for line in (*wrap(finding.source, WIDTH), site):
        y += LINE
        parts.append(label(EDGE, y, line, "fig-tick"))
    whole: dict[str, Number] = {"width": WIDTH + 2 * EDGE, "height": y + EDGE}
    paper = element("rect", {"width": "100%", "height": "100%", "class": "fig-paper"})
    root: dict[str, Number] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {whole['width']:g} {whole['height']:g}",
        **whole,
        "font-family": SANS,
        "role": "img",
    }
    told = element("title", {}, words_of(finding.title)) + element("desc", {}, words_of(drawing.description))
    return element("svg", root, "\n".join([told, paper, *parts]))
