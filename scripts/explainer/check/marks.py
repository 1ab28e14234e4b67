"""The endnotes of a text and the marks in its sentences: each mark has its endnote, each endnote its own label."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model import Book, Place, Problem, Source


def mark_problems(book: Book) -> Iterator[Problem]:
    """Marks without an endnote, which would be taken out of the text for nothing, and labels that stand twice."""
    for source in book.sources:
        labels: set[str] = set()
        for note in source.text.endnotes:
            if note.label in labels:
                yield Problem(_place(source, note.start), f"endnote [{note.label}] stands twice; number them anew")
            labels.add(note.label)
        for paragraph in source.text.paragraphs:
            for sentence in paragraph.sentences:
                for label in sentence.notes:
                    if label not in labels:
                        place = _place(source, paragraph.raw_offset(sentence.end - 1))
                        yield Problem(place, f"the mark [{label}] has no endnote; add it below the text")


def _place(source: Source, offset: int) -> Place:
    return Place(f"seeds/{source.path}", source.text.raw.count("\n", 0, offset) + 1)
