"""A document as pandoc understands it into lines whose shapes the reader of texts knows. Nothing is left out untold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from explainer.intake.cleaning import Told

Node = dict[str, Any]
"""`{"t": kind, "c": what it holds}`."""
LOST = {
    "Emph": "passages set apart by italics, kept without them",
    "Strong": "passages set apart by bold type, kept without it",
    "Underline": "passages underlined, kept without the line",
    "SmallCaps": "passages in small capitals, kept without them",
    "Strikeout": "passages struck out, kept as if they were not",
    "Link": "links, kept as words without their address",
    "Image": "pictures, left out",
    "RawBlock": "blocks of another format, left out",
    "RawInline": "pieces of another format, left out",
    "Math": "formulas, kept as they are typed",
    "Header": "headings, kept as lines of their own",
    "Table": "tables, kept as rows of cells between upright strokes",
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def document_text(tree: Node, told: Told) -> str:
    """The text of pandoc's tree (its JSON form): a blank line between pieces that stand alone."""
    writer = _Writer()
    pieces = writer.blocks(tree["blocks"])
    notes = [f"[{number}] {' '.join(note.split())}" for number, note in enumerate(writer.notes, 1)]
    for kind, count in sorted(writer.lost.items()):
        told.say(count, LOST[kind])
    told.say(len(notes), "notes, put behind the text as [1] …")
    return "\n\n".join([*pieces, *notes]) + "\n"


def metadata(tree: Node) -> dict[str, str]:
    """What a document says of itself, as plain words: title, author, date."""
    writer = _Writer()
    return {key: " ".join(writer.meta(value).split()) for key, value in tree.get("meta", {}).items()}


@dataclass(slots=True)
class _Writer:
    lost: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def meta(self, value: Node) -> str:
        match value["t"]:
            case "MetaInlines":
                return self.inline(value["c"])
            case "MetaBlocks":
                return " ".join(self.blocks(value["c"]))
            case "MetaList":
                return ", ".join(map(self.meta, value["c"]))
            case "MetaString":
                return str(value["c"])
        return ""

    def blocks(self, nodes: Sequence[Node]) -> list[str]:
        """Pieces that stand alone, each with its lines."""
        return [piece for node in nodes for piece in self._block(node) if piece.strip()]

    def _block(self, node: Node) -> Iterator[str]:
        kind: str = node["t"]
        held: Any = node.get("c")
        if kind in LOST:
            self.lost[kind] += 1
        match kind, held:
            case (("Plain" | "Para"), nodes):
                yield _tidy(self.inline(nodes))
            case "Header", [_, _, nodes]:
                yield _tidy(self.inline(nodes))
            case "BlockQuote", nodes:
                yield from (_led(piece, "> ", "> ") for piece in self.blocks(nodes))
            case "BulletList", items:
                yield "\n".join(self._item(item, "- ") for item in items)
            case "OrderedList", [[first, *_], items]:
                yield "\n".join(self._item(item, f"{number}. ") for number, item in enumerate(items, first))
            case "DefinitionList", pairs:
                for term, meanings in pairs:
                    yield _tidy(self.inline(term))
                    yield from (piece for meaning in meanings for piece in self.blocks(meaning))
            case "LineBlock", lines:
                yield "\n".join(_tidy(self.inline(line)) for line in lines)
            case "CodeBlock", [_, words]:
                yield words
            case "Div", [_, nodes]:
                yield from self.blocks(nodes)
            case "Figure", [_, [_, caption], nodes]:
                pieces = self.blocks(nodes)
                said = self.blocks(caption)
                # A picture often says the same beside itself.
                yield from (said or pieces)
            case "Table", [_, [_, caption], _, head, bodies, foot]:
                yield from self.blocks(caption)
                rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
                yield "\n".join(f"| {' | '.join(self._cell(cell) for cell in row[1])} |" for row in rows)

    def _item(self, item: Sequence[Node], sign: str) -> str:
        return "\n".join(_led(piece, sign if at == 0 else "", "") for at, piece in enumerate(self.blocks(item)))

    def _cell(self, cell: Sequence[Any]) -> str:
        return " ".join(" ".join(self.blocks(cell[4])).split()).replace("|", "/")

    def inline(self, nodes: Sequence[Node]) -> str:
        return "".join(map(self._inline, nodes))

    def _inline(self, node: Node) -> str:
        kind: str = node["t"]
        held: Any = node.get("c")
        if kind in LOST:
            self.lost[kind] += 1
        match kind, held:
            case "Str", words:
                return str(words)
            case (("Space" | "SoftBreak"), _):
                return " "
            case "LineBreak", _:
                return "\n"
            case "Superscript", nodes:
                words = self.inline(nodes)
                return words.translate(RAISED) if words.isdecimal() else words
            case (("Emph" | "Strong" | "Underline" | "SmallCaps" | "Strikeout" | "Subscript"), nodes):
                return self.inline(nodes)
            case "Quoted", [kind, nodes]:
                left, right = "‘’" if kind["t"] == "SingleQuote" else "“”"
                return f"{left}{self.inline(nodes)}{right}"
            case (("Span" | "Cite"), [_, nodes]):
                return self.inline(nodes)
            case "Link", [_, nodes, _]:
                return self.inline(nodes)
            case (("Code" | "Math"), [_, words]):
                return str(words)
            case "Note", nodes:
                self.notes.append("")
                at = len(self.notes)
                self.notes[at - 1] = " ".join(self.blocks(nodes))
                return f"[{at}]"
        return ""


def _tidy(words: str) -> str:
    return "\n".join(" ".join(line.split(" ")).strip() for line in re.sub(r" *\n *", "\n", words).split("\n"))


def _led(piece: str, first: str, later: str) -> str:
    head, *rest = piece.split("\n")
    return "\n".join([first + head, *(later + line for line in rest)])
