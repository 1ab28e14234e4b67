"""The picture that a link to the site is shown with, as Typst source: the site's name, what it is, the mark.

Pure; publish/preview.py makes the picture. Words go in as string literals, so that none can become markup. The
colours are those of docs/overrides/assets/style.css, the drawing is that of the mark.
"""

from __future__ import annotations

import re

from explainer.model import Book
from explainer.render.typst import string

TEMPLATE = """
#set page(width: 1200pt, height: 630pt, margin: 0pt, fill: rgb("#faf8f4"))
#set text(font: "Libertinus Serif", fill: rgb("#1c222b"), lang: LANGUAGE, hyphenate: false)
#let mark(paint, width, ..points) = place(top + left, curve(
  stroke: (paint: rgb(paint), thickness: width, cap: "round"), ..points))
#place(top + left, dx: 880pt, dy: 90pt, circle(radius: 95pt, fill: rgb("#a8391f")))
#mark("#8b8578", 3pt, curve.move((-10pt, 500pt)),
  curve.cubic((190pt, 440pt), (290pt, 445pt), (450pt, 490pt)),
  curve.cubic((600pt, 530pt), (690pt, 420pt), (860pt, 445pt)),
  curve.cubic((1000pt, 470pt), (1080pt, 420pt), (1210pt, 440pt)))
#mark("#1c222b", 9pt, curve.move((80pt, 560pt)),
  curve.cubic((470pt, 560pt), (420pt, 470pt), (660pt, 470pt)),
  curve.cubic((860pt, 470pt), (820pt, 330pt), (975pt, 290pt)))
#place(top + left, dx: 66pt, dy: 546pt, circle(radius: 14pt, fill: rgb("#1c222b")))
#place(top + left, dx: 80pt, dy: 72pt, block(width: 740pt, {
  block(below: 40pt, { set text(size: 70pt, weight: "semibold"); set par(leading: 0.42em); NAME })
  block({ set text(size: 30pt, fill: rgb("#5a6270")); set par(leading: 0.6em); DESCRIPTION })
}))
"""


def render_preview(book: Book, language: str) -> str:
    """Typst source of one page, 1200 by 630 points."""
    words = {
        "LANGUAGE": language,
        "NAME": book.site.name[language],
        "DESCRIPTION": book.labels["site.description"].text[language],
    }
    # All at once: a name of ours in the words themselves is no place for other words.
    return re.sub("|".join(words), lambda found: string(words[found[0]]), TEMPLATE)
