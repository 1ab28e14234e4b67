"""What Typst 0.15 cannot say of the structure of a PDF: which cell heads its row, what is a list, and where it ends.

A document in, its tags changed; no content is touched. A paragraph of the book's prose that is an item of a list begins
with its mark in one of the languages below, which mean nothing (ISO 639-2 keeps them for local use) and are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

ITEMS = {"qaa": Name("/None"), "qab": Name.Decimal}
"""How the items of a list are numbered, by the language of their marks; `style.typ` has the same."""


def tag_more(document: pikepdf.Pdf) -> None:
    """Heads of rows and lists of the whole document."""
    tree = document.Root.StructTreeRoot
    ids = pikepdf.NameTree(tree.IDTree) if "/IDTree" in tree else None
    pages = pikepdf.NumberTree(tree.ParentTree)
    for element in list(_every(tree.K)):
        if element.S == "/Table" and ids is not None:
            _head_rows(element, ids)
        _gather(document, element, pages)
        _lists(element)


def _every(kids: Any) -> Iterator[Any]:
    for one in kids if isinstance(kids, Array) else [kids]:
        if isinstance(one, Dictionary) and "/S" in one:
            yield one
            yield from _every(one.get("/K", Array()))


def _head_rows(table: Any, ids: pikepdf.NameTree) -> None:
    """The first cell under a head of words heads its row; above numbers of rows stands none."""
    heads = [cell for row in _rows(table, "/THead")[:1] for cell in row.K]
    column = next((at for at, cell in enumerate(heads) if len(cell.get("/K", Array()))), None)
    if column is None:
        return
    for row in _rows(table, "/TBody"):
        head = row.K[column]
        id = f"Row {len(ids)}"
        head.S, head.ID = Name.TH, String(id)
        ids[id] = head
        for at, cell in enumerate(row.K):
            told = next(one for one in cell.A if one.O == "/Table")
            if at == column:
                told.Scope = Name.Row
            else:
                told.Headers = Array([*told.get("/Headers", Array()), String(id)])


def _rows(table: Any, part: str) -> list[Any]:
    return [row for one in table.K if part == one.S for row in one.K if row.S == "/TR"]


def _gather(document: pikepdf.Pdf, parent: Any, pages: pikepdf.NumberTree) -> None:
    """Makes lists of the items that follow each other below an element."""
    kids = parent.get("/K")
    if not isinstance(kids, Array) or not any(map(_numbering, kids)):
        return
    made = Array()
    for numbering, together in groupby(kids, _numbering):
        if not numbering:
            made.extend(together)
            continue
        told = Dictionary(O=Name.List, ListNumbering=ITEMS[numbering])
        whole = _element(document, "/L", parent, A=told)
        whole.K = Array(_item(document, whole, item, pages) for item in together)
        made.append(whole)
    parent.K = made


def _lists(parent: Any) -> None:
    """Lists without marks as Typst makes them: what only a block parts is one list, and one item alone is none."""
    kids = parent.get("/K")
    if not isinstance(kids, Array) or not any(map(_unmarked, kids)):
        return
    made = Array()
    for unmarked, together in groupby(kids, _unmarked):
        if not unmarked:
            made.extend(together)
            continue
        first, *others = together
        first.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))
        first.K = Array([*first.K, *(item for other in others for item in other.K)])
        for item in first.K:
            item.P, item.K = first, Array(one for one in item.K if one.S != "/Lbl")
        # Typst puts a list inside an item behind it.
        if len(first.K) > 1 or parent.S == "/L":
            made.append(first)
            continue
        body = first.K[0].K[0]
        if all(isinstance(one, Dictionary) and "/S" in one for one in body.K):
            for words in body.K:
                words.P = parent
                made.append(words)
        else:
            # Words without a paragraph of their own.
            body.S, body.P = Name.P, parent
            made.append(body)
    parent.K = made


def _unmarked(element: Any) -> bool:
    if not isinstance(element, Dictionary) or element.get("/S") != "/L":
        return False
    told = element.get("/A")
    return isinstance(told, Array) and told[0].get("/ListNumbering") == "/Circle"


def _numbering(element: Any) -> str:
    if not isinstance(element, Dictionary) or element.get("/S") != "/P":
        return ""
    language = str(element.get("/Lang", ""))
    return language if language in ITEMS else ""


def _item(document: pikepdf.Pdf, whole: Any, paragraph: Any, pages: pikepdf.NumberTree) -> Any:
    """A paragraph as an item: its first piece is the mark."""
    del paragraph["/Lang"]
    item = _element(document, "/LI", whole)
    mark, *rest = paragraph.K
    # A paragraph on two pages says of each piece on which it is.
    page, number = (mark.Pg, mark.MCID) if isinstance(mark, Dictionary) else (paragraph.Pg, mark)
    label = _element(document, "/Lbl", item, K=Array([mark]), Pg=page)
    pages[int(page.StructParents)][int(number)] = label
    body = _element(document, "/LBody", item, K=Array([paragraph]))
    paragraph.K, paragraph.P = Array(rest), body
    item.K = Array([label, body])
    return item


def _element(document: pikepdf.Pdf, kind: str, parent: Any, **more: Any) -> Any:
    return document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, **more))
