"""Made-up sentences in every kind of field: each is a problem at its line, although somebody has signed for it.

The fields come from what they say of themselves: a new kind of record is tried without a word here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Any

import pytest

from explainer.check import check_book
from explainer.check.ours import places_of
from explainer.model import LANGUAGES, Block, Book, Essay, Inline, Label, Place, Site, Text, every_record
from explainer.model.fields import Claim, Met, Own, walk
from records import all_read, with_record

AT_LEAST = 60
LABELS_TRIED = 20
TOGETHER = 12
"""How many are tried in one Book: more of one message would only be counted."""
INVENTED = (
    {"ru": "В 1850 году 99 вождей Китая встретились в Пекине.", "en": "In 1850, 99 leaders of China met in Beijing."},
    {"ru": "Как Путин сорвал саммит.", "en": "How Putin wrecked the summit."},
    {"ru": "Саммит провалился, и разгневанные гости бежали.", "en": "The summit failed, and furious guests fled."},
    {"ru": "Война и оружие решили судьбу региона.", "en": "War and weapons decided the fate of the region."},
    {"ru": "Министры тайно похитили декларацию.", "en": "The ministers secretly stole the declaration."},
    {"ru": "Девяносто девять стран отвергли этот формат.", "en": "Ninety-nine countries rejected this format."},
)
PLAUSIBLE = (
    {
        "ru": "Япония проиграла Китаю соперничество за Центральную Азию.",
        "en": "Japan has lost to China the rivalry for Central Asia.",
    },
    {"ru": "Казахстан отверг предложение Токио.", "en": "Kazakhstan turned down Tokyo’s proposal."},
    {"ru": "Саммит в Токио не дал никаких результатов.", "en": "The Tokyo summit produced no results at all."},
    {"ru": "Россия выступила против диалога.", "en": "Russia spoke out against the dialogue."},
    {"ru": "Лидеры договорились о совместной армии.", "en": "The leaders agreed on a joint army."},
    {"ru": "США вышли из формата C5+1.", "en": "The United States has left the C5+1 format."},
    {
        "ru": "Узбекистан построит первую атомную станцию с японской помощью.",
        "en": "Uzbekistan will build its first nuclear plant with Japanese help.",
    },
    {"ru": "Такаити обещала вывести войска из региона.", "en": "Takaichi promised to withdraw troops from the region."},
    {"ru": "Токаев раскритиковал декларацию.", "en": "Tokayev criticised the declaration."},
    {"ru": "Южная Корея опередила Японию по инвестициям.", "en": "South Korea has overtaken Japan in investment."},
    {"ru": "Эксперты единодушны: формат обречён.", "en": "The experts agree that the format is doomed."},
    {"ru": "Турция пригласила пять стран в Анкару.", "en": "Turkey invited the five countries to Ankara."},
)
"""Made of words and names that the texts have, as somebody would who means to be believed."""

COUNTED = {"ru": "Девяносто девять стран в 1850 году", "en": "Ninety-nine countries in 1850"}


@dataclass(frozen=True)
class Invention:
    """One made-up sentence in one place."""

    what: str
    places: tuple[Place, ...]
    """Where its words stand."""
    top: Any
    """The record of the Book that it is in."""
    make: Callable[[Book], Book]
    """The Book with it."""


def inventions(book: Book, invented: Iterable[dict[str, str]]) -> Iterator[Invention]:
    """One for each kind of field that claims, or claims nothing; for some labels; for each kind of block of prose."""
    sentences = cycle(invented)
    seen: dict[tuple[str, str], int] = {}
    for record in every_record(book):
        for met in walk(record):
            kind = (type(met.record).__name__, met.field.name)
            most = LABELS_TRIED if isinstance(met.record, Label) else 1
            if not is_worded(met) or seen.get(kind, 0) >= most or isinstance(met.record, Essay):
                continue
            if isinstance(met.record, Label) and len(met.value["en"].split()) < 3:
                continue
            seen[kind] = seen.get(kind, 0) + 1
            # What the site is called is in the closed list itself, and may be any words; only nothing that counts.
            yield in_field(met, COUNTED if isinstance(met.record, Site) else next(sentences))
    for essay in (*book.essays[:2], *book.pages):
        yield in_title(essay, next(sentences))
        done: set[str] = set()
        for index, block in enumerate(essay.blocks[LANGUAGES[0]]):
            if block.items and block.kind not in done:
                done.add(block.kind)
                yield in_block(essay, index, next(sentences))


def is_worded(met: Met) -> bool:
    """Whether it holds words of ours in every language, or in one, that a page shows."""
    role = met.field.role
    if isinstance(role, Claim):
        return met.field.is_text
    return isinstance(role, Own) and role.shown and (met.field.is_text or met.field.type is str)


def in_field(met: Met, words: dict[str, str]) -> Invention:
    if met.field.is_text:
        places, value = tuple(places_of(met).values()), Text(tuple(words[name] for name in LANGUAGES))
        new = replace(met.record, **{met.field.name: value})
    else:
        places = (met.record.places[0] if met.field.many else met.record.place,)
        one = words[getattr(met.record, "language", "en")]
        new = replace(met.record, **{met.field.name: (one, *met.value[1:]) if met.field.many else one})
    what = f"{type(met.record).__name__}.{met.field.name}: {words['en']}"
    return Invention(what, places, met.owners[0], lambda made: with_record(made, met.owners, new))


def in_title(essay: Essay, words: dict[str, str]) -> Invention:
    new = replace(essay, title=Text(tuple(words[name] for name in LANGUAGES)))
    places = tuple(essay.places[name] for name in LANGUAGES)
    what = f"title of {essay.id}: {words['en']}"
    return Invention(what, places, essay, lambda made: with_record(made, (essay,), new))


def in_block(essay: Essay, index: int, words: dict[str, str]) -> Invention:
    """Behind the words of a heading, a paragraph, the first item of a list; in all languages."""
    blocks, places = {}, []
    for language, old in essay.blocks.items():
        block = old[index]
        first = (*block.items[0], Inline(kind="text", text=f" {words[language]}"))
        new: Block = replace(block, items=(first, *block.items[1:]))
        blocks[language] = (*old[:index], new, *old[index + 1 :])
        places.append(Place(essay.places[language].path, block.line_of(0)))
    new_essay = replace(essay, blocks=blocks)
    what = f"{essay.blocks[LANGUAGES[0]][index].kind} of {essay.id}: {words['en']}"
    return Invention(what, tuple(places), essay, lambda made: with_record(made, (essay,), new_essay))


def rounds(every: Iterable[Invention]) -> list[list[Invention]]:
    """So grouped that no two of a group are in one record, and few in one group say the same."""
    groups: list[list[Invention]] = []
    for invention in every:
        fit = (
            group for group in groups if len(group) < TOGETHER and all(one.top is not invention.top for one in group)
        )
        group = next(fit, None)
        if group is None:
            groups.append(group := [])
        group.append(invention)
    return groups


@pytest.mark.long
@pytest.mark.parametrize(("invented", "everywhere"), [(INVENTED, True), (PLAUSIBLE, False)], ids=["wild", "plausible"])
def test_every_invented_sentence_is_told_at_its_line_even_when_it_is_signed_for(
    real_book: Book, capsys: pytest.CaptureFixture[str], invented: tuple[dict[str, str], ...], everywhere: bool
) -> None:
    """`everywhere`: told in every language; else in one at least, and so not published."""
    every = list(inventions(real_book, invented))
    assert len(every) >= AT_LEAST
    missed, partly = [], 0
    for group in rounds(every):
        made = real_book
        for invention in group:
            made = invention.make(made)
        told = {problem.place for problem in check_book(replace(made, readings=all_read(made)))}
        partly += sum(not set(invention.places) <= told for invention in group)
        missed += [invention.what for invention in group if told.isdisjoint(invention.places)]
    with capsys.disabled():
        print(f"\ninvented sentences told at their line: {len(every) - len(missed)} of {len(every)}", end="")
        print(f", in every language {len(every) - partly}")
    assert not missed, "\n".join(missed)
    assert not (everywhere and partly)
