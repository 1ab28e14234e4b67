"""Notes of a built page: one mark a place, short notes in the margin, the list folded. Text in, text out.

A short note is a float in the paragraph of its mark (`.side`), so that no two can lie on each other and none on the
list, with a script or without. Which of them are shown is decided here, by a cautious estimate of how the page breaks
into lines: what would begin too far below its mark is left out, and is read by way of its mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

from explainer.model import fill
from explainer.render.site.short import ShortNote

MARK = re.compile(r'<sup id="(fnref\d*-[^"]+)"><a class="footnote-ref" href="#(fn-[^"]+)">(\d+)</a></sup>')
MARKS = re.compile(rf"(?:{MARK.pattern})+")
NOTE = re.compile(r'<li id="(fn-[^"]+)">\n(.*?)\n</li>', re.DOTALL)
BACK = re.compile(r'<a class="footnote-backref" href="([^"]+)" title="([^"]*)">(.*?)</a>')
OF_NOTE = "fn-"
"""Begins the id of a note, as Python-Markdown makes it."""
LIST = re.compile(r'<div class="footnote">\n<hr />\n(.*?)\n</div>', re.DOTALL)
FOREIGN_FIRST = re.compile(
    r'(<q lang="[^"]+">(?:(?!</q>).)*</q>) (<q class="translation own"(?:(?!</q>).)*</q>)', re.DOTALL
)
TAGS = re.compile(r"<[^>]+>")
# A thin blank that no line breaks at: in a copy it parts the number from a year before it.
THIN = "\N{NARROW NO-BREAK SPACE}"

BLOCK = re.compile(r"<(h1|h2|h3|p|li|figure)\b")
LETTERS, LINE, APART = 68, 28, 20
"""Letters in a line of text, its height in pixels, the room between paragraphs: no less than anywhere."""
HEADS = {"h1": 80, "h2": 80, "h3": 60, "figure": 360}
NOTE_LETTERS, NOTE_LINE, NOTE_APART = 33, 19, 26
"""The same of a short note, no more than in any system's."""
FAR = 40
"""How many pixels below its mark a short note may begin, by the estimate."""
SHOWN = 2
SIDE = '<span class="side"'
NUMBERS = re.compile(r"<b>([0-9, ]+)</b>")
# The comment ends a short note, which holds spans itself.
END = "<!--side-->"
SIDES = re.compile(rf"({SIDE}.*?{END})", re.DOTALL)


def set_notes(html: str, labels: Mapping[str, str], short: Mapping[str, ShortNote]) -> str:
    """The article with its notes. `short`: those that stand in its margin, too, by their ids; prose has some."""
    marks = MARKS.sub(lambda found: _mark(found, labels, short), html)
    if short:
        every = marks.count(SIDE)
        marks = _fitting(marks)
        if SIDE in marks and marks.count(SIDE) < every:
            hint = f'<p class="beside" aria-hidden="true">{escape(labels["note.beside"])}</p>'
            marks = marks.replace("</h1>", f"</h1>{hint}", 1)
        marks = marks.replace(END, "")
    return LIST.sub(lambda found: _list(found[1], len(NOTE.findall(html)), labels), marks)


def _mark(found: re.Match[str], labels: Mapping[str, str], short: Mapping[str, ShortNote]) -> str:
    """Marks that stand together as one, with one note."""
    marks: list[tuple[str, str, str]] = MARK.findall(found[0])
    numbers = [int(number) for _, _, number in marks]
    run = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    words = f"{numbers[0]}–{numbers[-1]}" if run else ", ".join(map(str, numbers))
    others = "".join(f'<span id="{id}"></span>' for id, _, _ in marks[1:])
    every = f' data-notes="{" ".join(note for _, note, _ in marks)}"' if others else ""
    id, first, _ = marks[0]
    side = _side(marks, short, labels) if short else ""
    return f'<sup id="{id}">{THIN}<a class="footnote-ref" href="#{first}"{every}>{words}</a>{others}</sup>{side}'


def _side(marks: Sequence[tuple[str, str, str]], short: Mapping[str, ShortNote], labels: Mapping[str, str]) -> str:
    """The short note of the statements that are proved at one place: what proves each, then more if there is room.

    What proves several is said once, behind the numbers of all.
    """
    notes = [short[note.removeprefix(OF_NOTE)] for _, note, _ in marks]
    every = [(number, at, one) for number, note in enumerate(notes) for at, one in enumerate(note.quotations)]
    # A note begins with what proves most.
    own = sorted((at, number) for number, at, _ in every if at < notes[number].proving)
    chosen = {(number, at) for at, number in own[: max(SHOWN, len(notes))]}
    said: list[_Said] = []
    for at_mark, _, one in (found for found in every if found[:2] in chosen):
        words, number = f"<q>{one.words}</q>", marks[at_mark][2]
        before = next((other for other in said if other.covers(one.target, words)), None)
        if before is None:
            link = f'<a class="reference" tabindex="-1" href="{one.target}">{one.reference}</a>'
            said.append(_Said([number], one.who, words, link))
            continue
        before.words = max(before.words, words, key=len)
        if number not in before.numbers:
            before.numbers.append(number)
    pieces = [one.shown(said[at - 1] if at else None) for at, one in enumerate(said)]
    hidden = len(every) - len(chosen)
    more = f' <span class="more">{escape(fill(labels["note.more"], n=hidden))}</span>' if hidden else ""
    return f'<span class="side" aria-hidden="true">{" ".join(pieces)}{more}</span>{END}'


@dataclass(slots=True)
class _Said:
    """A quotation of a short note."""

    numbers: list[str]
    """Of the notes that it proves."""
    who: str
    words: str
    reference: str

    def covers(self, target: str, words: str) -> bool:
        """Whether it says the words, or they say it."""
        mine, others = TAGS.sub("", self.words), TAGS.sub("", words)
        return f'href="{target}"' in self.reference and (mine in others or others in mine)

    def shown(self, before: _Said | None) -> str:
        """With its numbers and its speaker where these are not those of what stands before."""
        number = f"<b>{', '.join(self.numbers)}</b> " if before is None or before.numbers != self.numbers else ""
        name = f'<span class="who">{self.who}</span> ' if before is None or before.who != self.who or number else ""
        return f"{number}{name if self.who else ''}{self.words} {self.reference}"


def _fitting(html: str) -> str:
    """Takes away the short notes for which there is no room beside their marks."""
    body, list_, rest = html.partition('<div class="footnote"')
    first, *parts = BLOCK.split(body)
    pieces, top, free, shown = [first], 0, 0, set[str]()
    for name, inside in zip(parts[::2], parts[1::2], strict=True):
        top += HEADS.get(name, 0)
        written, made = 0, []
        for piece in SIDES.split(inside):
            if not piece.startswith(SIDE):
                made.append(piece)
                written += _letters(piece)
                continue
            mark = top + written // LETTERS * LINE
            # What others have shown is not shown again.
            numbers = set(", ".join(NUMBERS.findall(piece)).split(", "))
            if max(free, mark) - mark <= FAR and not numbers <= shown:
                shown |= numbers
                free = max(free, mark) - (-_letters(piece) // NOTE_LETTERS) * NOTE_LINE + NOTE_APART
                made.append(piece)
        if name in ("p", "li"):
            top += -(-written // LETTERS) * LINE + APART
        pieces.append(f"<{name}{''.join(made)}")
    return "".join([*pieces, list_, rest])


def _letters(html: str) -> int:
    return len(unescape(TAGS.sub("", html)))


def _list(items: str, count: int, labels: Mapping[str, str]) -> str:
    """The list, open where nothing else shows the notes; a script folds it where the margin does."""
    title = escape(labels["page.notes"])
    # What the reader can read comes first.
    items = FOREIGN_FIRST.sub(r"\2 \1", items)
    named = NOTE.sub(lambda found: f'<li id="{found[1]}">\n{_backs(found[2], labels)}\n</li>', items)
    return (
        '<div class="footnote" role="region" aria-labelledby="notes"><details open>'
        f'<summary><h2 id="notes">{title}</h2> <span>{count}</span></summary>\n{named}\n</details></div>'
    )


def _backs(note: str, labels: Mapping[str, str]) -> str:
    """Each way back with a name of its own."""
    count, at = len(BACK.findall(note)), 0

    def back(found: re.Match[str]) -> str:
        nonlocal at
        at += 1
        name = fill(labels["note.place"], back=unescape(found[2]), n=at, all=count) if count > 1 else unescape(found[2])
        name = escape(name)
        return f'<a class="footnote-backref" href="{found[1]}" aria-label="{name}">{found[3]}</a>'

    return BACK.sub(back, note)
