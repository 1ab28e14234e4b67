"""Seeded flips of the real records: each turns the meaning of one field, in a Book in memory, as a tired editor might.

The words that are put in and taken out are listed here by themselves, apart from the tables of the checks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from explainer.model import LANGUAGES, Block, Book, Inline, Outcome, Place, Statement, StatementKind, Status, Text
from explainer.proof import every_statement
from records import with_record

RUSSIAN, ENGLISH = LANGUAGES


@dataclass(frozen=True, slots=True)
class Flip:
    """One turned meaning: its sort, what was done, the Book with it, and the lines where it may be told."""

    sort: str
    what: str
    make: Callable[[], Book]
    lines: frozenset[tuple[str, int]]


# By language: what is taken out, or what it is exchanged for. The first pattern that is met is used.
NEGATION_DROPPED = {
    RUSSIAN: ((r"\bне ", ""), (r"\bНе ", "")),
    ENGLISH: (
        (r"\b(do|does|did) not (\w+)", r"\2"),
        (r"\bcannot\b", "can"),
        (r" not\b", ""),
        (r"\bNot a\b", "A"),
        (r"\bno ", "a "),
        (r"\bneither a\b", "both a"),
        (r"\bwithout\b", "with"),
    ),
}
NEGATION_ADDED = {
    RUSSIAN: (
        (
            r"\b(должн\w+|стал[аи]?\b|строит\w*|предлагает|стремится|считает|повышает|укрепляет|прошёл|приняли|показывает"
            r"|подписали|хочет|может|могут|важен|растёт|даёт|провели|провёл|проводит|обходит|готова?\b|сделает|соберёт"
            r"|станет|рассматривает|понимает|ориентирован\w*|отличается|создала?|стала|волнует|опередила|ввёл|видит)",
            r"не \1",
        ),
    ),
    ENGLISH: (
        (r"\b(is|are|was|were|will|can|may|has|have|should|would)\b", r"\1 not"),
        (
            r"\b(wants|offers|differs|shows|sees|considers|promotes|increases|strengthens|bypasses|brings)\b",
            r"never \1",
        ),
    ),
}
HEDGE_DROPPED = {
    RUSSIAN: (
        (r",? (?:вероятно|наверное|видимо|возможно|пожалуй),?", ""),
        (r"\bНадо полагать, (\w)", lambda found: found[1].upper()),
        (r" (?:частично|отчасти|иногда|относительно)\b", ""),
        (r" в значительной степени", ""),
        (r"\bкажутся\b", "являются"),
        (r"\b(?:может|могут|способн\w+|способен) (\w+)", r"\1"),
    ),
    ENGLISH: (
        (r",? (?:probably|likely|possibly|perhaps|presumably|apparently)\b,?", ""),
        (r"\bPresumably,? (\w)", lambda found: found[1].upper()),
        (r",? (?:partly|in part|sometimes|relatively speaking),?", ""),
        (r" to a (?:considerable|large) (?:degree|extent)", ""),
        (r"\bseem\b", "are"),
        (r"\bmay\b", "will"),
        (r"\bcan\b", "does"),
    ),
}
HEDGE_ADDED = {
    RUSSIAN: ((r"^(\w)", lambda found: f"Вероятно, {found[1].lower()}"),),
    ENGLISH: ((r"^(\w)", lambda found: f"Probably {found[1]}"),),
}
QUANTIFIED = {
    RUSSIAN: (
        (r"\b(?:ряда|ряд) стран", "всех стран"),
        (r"\b(?:другие|других) (?=стран|держав|крупн)", "все "),
        (r"\bпервы[йм]\b", "единственный"),
        (r"\bперв(?:ая|ой|ую)\b", "единственная"),
        (r"\bиногда\b", "всегда"),
        (r"\bчастично\b", "полностью"),
        (r"\b(?:среди|в числе) \w+", "только"),
        (r"\b(?:страны|государства) ", "все страны "),
        (r"\bстран ", "всех стран "),
    ),
    ENGLISH: (
        (r"\ba number of\b", "all"),
        (r"\bother (?=countr|power|major)", "all "),
        (r"\bfirst\b", "only"),
        (r"\bsometimes\b", "always"),
        (r"\b(?:partly|in part)\b", "entirely"),
        (r"\bthe (?=countries|states)", "all the "),
    ),
}
MONTH_TURNED = {
    RUSSIAN: (
        (r"\b([Вв]) конце\b", r"\1 начале"),
        (r"\b([Вв]) начале\b", r"\1 конце"),
        (r"\b([Кк]) концу\b", r"\1 началу"),
        (r"\b[Вв] (октябр|ноябр|декабр)е\b", r"с \1я"),
    ),
    ENGLISH: (
        (r"\b([Aa]t|[Tt]owards) the end of\b", r"\1 the beginning of"),
        (r"\b([Aa]t) the beginning of\b", r"\1 the end of"),
        (r"\b[Ii]n (October|November|December)\b", r"since \1"),
    ),
}
OPPOSED = {
    RUSSIAN: (
        (r"\bусилива", "ослабля"),
        (r"\bукрепля", "ослабля"),
        (r"\bукрепи", "ослаби"),
        (r"\bукреплени", "ослаблени"),
        (r"\bповыша", "снижа"),
        (r"\bрасширя", "сужа"),
        (r"\bрастёт\b", "падает"),
        (r"\bболее\b", "менее"),
        (r"\bотста[её]т от\b", "опережает"),
        (r"\bопередил", "отстал"),
        (r"\bпринята\b", "отклонена"),
        (r"\bдолгосрочн", "краткосрочн"),
        (r"\bоткрыва", "закрыва"),
    ),
    ENGLISH: (
        (r"\bstrengthen", "weaken"),
        (r"\bincreas", "reduc"),
        (r"\bexpand", "narrow"),
        (r"\bgrow(ing|s)\b", r"fall\1"),
        (r"\bmore\b", "less"),
        (r"\blags behind\b", "is ahead of"),
        (r"\bgot ahead of\b", "lagged behind"),
        (r"\badopted\b", "rejected"),
        (r"\blong-term\b", "short-term"),
        (r"\bopens\b", "closes"),
    ),
}

Changes = Mapping[str, Sequence[tuple[str, Any]]]
WORDINGS: Mapping[str, Changes] = {
    "negation-dropped": NEGATION_DROPPED,
    "negation-added": NEGATION_ADDED,
    "hedge-dropped": HEDGE_DROPPED,
    "hedge-added": HEDGE_ADDED,
    "quantified": QUANTIFIED,
    "month-turned": MONTH_TURNED,
    "opposed": OPPOSED,
}
IN_ONE = ("negation-dropped", "negation-added", "hedge-dropped", "hedge-added", "opposed")
JUDGED = (Outcome.BORNE_OUT, Outcome.DIFFERENT)
KINDS = (StatementKind.FACT, StatementKind.OPINION, StatementKind.FORECAST)
CUT = {
    RUSSIAN: r"\b(?:не|вероятно, |наверное, |может|иногда|частично)\b",
    ENGLISH: r"\b(?:not|probably|may|sometimes|in part,?)\b",
}


def changed(words: str, changes: Sequence[tuple[str, Any]]) -> str:
    """The words with the first change that fits; the same if none does."""
    for pattern, instead in changes:
        turned = re.sub(pattern, instead, words, count=1)
        if turned != words:
            return turned
    return words


def turned_texts(text: Text, changes: Changes, sort: str) -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    """(where, the text, the languages changed): in both where both can be, and in each alone where that is a sort."""
    new = {language: changed(words, changes[language]) for language, words in text.items()}
    differing = tuple(language for language, words in text.items() if new[language] != words)
    if len(differing) == len(LANGUAGES):
        yield "both", Text(tuple(new.values())), differing
    if sort in IN_ONE:
        for alone in differing:
            values = tuple(new[language] if language == alone else words for language, words in text.items())
            yield alone, Text(values), (alone,)


def every_flip(book: Book) -> dict[str, list[Flip]]:
    """All the flips there are of each sort."""
    flips: dict[str, list[Flip]] = {}
    for flip in (*_wordings(book), *_kinds(book), *_cuts(book), *_records(book), *_translations(book), *_prose(book)):
        flips.setdefault(flip.sort, []).append(flip)
    return flips


def chosen_flips(book: Book, seed: int, count: int) -> list[Flip]:
    """So many flips, of the sorts in turn, no two alike."""
    chance = random.Random(seed)
    piles = {sort: chance.sample(flips, len(flips)) for sort, flips in sorted(every_flip(book).items())}
    chosen: list[Flip] = []
    while len(chosen) < count:
        for pile in piles.values():
            if pile and len(chosen) < count:
                chosen.append(pile.pop())
    return chosen


def _flip(sort: str, what: str, make: Callable[[], Book], *places: Place) -> Flip:
    return Flip(sort, what, make, frozenset((place.path, place.line) for place in places))


def with_statement(book: Book, new: Statement) -> Book:
    """The Book with a statement in the place of the one of the same id, wherever it stands."""
    return with_statements(book, {new.id: new})


def with_statements(book: Book, new: Mapping[str, Statement]) -> Book:
    """The Book with statements, by id, in the place of those that it has."""

    def swap(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        return tuple(new.get(one.id, one) for one in statements)

    return replace(
        book,
        statements=swap(book.statements),
        sources=tuple(replace(one, dating=swap(one.dating)) for one in book.sources),
        people=tuple(replace(one, described=swap(one.described)) for one in book.people),
        partners=tuple(replace(one, described=swap(one.described)) for one in book.partners),
        terms=tuple(replace(one, definitions=swap(one.definitions)) for one in book.terms),
        events=tuple(replace(one, statements=swap(one.statements)) for one in book.events),
        comparisons=tuple(
            replace(one, cells=tuple(replace(cell, statements=swap(cell.statements)) for cell in one.cells))
            for one in book.comparisons
        ),
    )


def _wordings(book: Book) -> Iterator[Flip]:
    for statement in every_statement(book):
        for sort, changes in WORDINGS.items():
            for where, text, languages in turned_texts(statement.text, changes, sort):
                yield _flip(
                    f"{sort}-{'both' if where == 'both' else 'one'}",
                    f"{statement.id} {where}: {text[languages[0]]}",
                    partial(with_statement, book, replace(statement, text=text)),
                    *map(statement.place.of, languages),
                )


def _kinds(book: Book) -> Iterator[Flip]:
    for statement in every_statement(book):
        for kind in KINDS if statement.kind != StatementKind.RELAYED else ():
            if kind != statement.kind:
                what, new = f"{statement.id}: {statement.kind} -> {kind}", replace(statement, kind=kind)
                yield _flip("kind", what, partial(with_statement, book, new), statement.place.of("kind"))


def _cuts(book: Book) -> Iterator[Flip]:
    languages = {source.id: source.language for source in book.sources}
    for statement in every_statement(book):
        for index, evidence in enumerate(statement.evidence):
            cuts = {"quote": _behind(evidence.quote, CUT[languages[evidence.source]])}
            cuts |= {language: _behind(words, CUT[language]) for language, words in evidence.words.items()}
            for field, cut in cuts.items():
                if not cut:
                    continue
                new = (
                    replace(evidence, quote=cut)
                    if field == "quote"
                    else replace(evidence, words={**evidence.words, field: cut})
                )
                every = (*statement.evidence[:index], new, *statement.evidence[index + 1 :])
                what = f"{statement.id} {field}: {new.quote} | {dict(new.words)}"
                make = partial(with_statement, book, replace(statement, evidence=every))
                yield _flip("cut", what, make, evidence.place.of(field))


def _behind(words: str, pattern: str) -> str:
    """What follows the last such word, if it is long enough to be quoted; else nothing."""
    found = list(re.finditer(pattern, words))
    rest = words[found[-1].end() :].strip(" ,") if found else ""
    return rest if len(rest) > 12 else ""


def _records(book: Book) -> Iterator[Flip]:
    def put(sort: str, what: str, old: Any, new: Any, *places: Place) -> Flip:
        return _flip(sort, f"{old.id}{what}", partial(with_record, book, (old,), new), *places)

    for event in book.events:
        for status in Status:
            if status != event.status:
                new = replace(event, status=status)
                yield put("status", f": {event.status} -> {status}", event, new, event.place.of("status"))
        for era in sorted({other.era for other in book.events} - {event.era}):
            yield put("era", f": {event.era} -> {era}", event, replace(event, era=era), event.place.of("era"))
        for sort in ("negation-added", "hedge-added", "opposed"):
            for where, text, languages in turned_texts(event.title, WORDINGS[sort], sort):
                places = (event.place.of("title", language) for language in languages)
                yield put("title", f" {where}: {text[languages[0]]}", event, replace(event, title=text), *places)
    for forecast in book.forecasts:
        for outcome in JUDGED if forecast.outcome in JUDGED else ():
            if outcome != forecast.outcome:
                new_forecast = replace(forecast, outcome=outcome)
                yield put("outcome", f": -> {outcome}", forecast, new_forecast, forecast.place.of("outcome"))
        for sort in ("negation-dropped", "negation-added", "hedge-added"):
            for where, text, languages in turned_texts(forecast.comment, WORDINGS[sort], sort):
                if where != "both":
                    places = (forecast.place.of("comment", language) for language in LANGUAGES)
                    what, new_forecast = f" {where}: {text[languages[0]]}", replace(forecast, comment=text)
                    yield put("comment", what, forecast, new_forecast, *places)


def _translations(book: Book) -> Iterator[Flip]:
    for source in book.sources:
        for reference, entry in source.translations.items():
            for language, words in entry.words.items():
                for sort in ("negation-dropped", "negation-added", "hedge-dropped", "hedge-added", "opposed"):
                    new = changed(words, WORDINGS[sort][language])
                    if new == words:
                        continue
                    turned = replace(entry, words={**entry.words, language: new})
                    yield _flip(
                        "translation",
                        f"{reference} {sort}: {new}",
                        partial(with_record, book, (source, entry), turned),
                        entry.place.of(language),
                        entry.place.of(source.language),
                    )


def _prose(book: Book) -> Iterator[Flip]:
    for essay in book.essays:
        for language, blocks in essay.blocks.items():
            for at, block in enumerate(blocks):
                for sort in ("negation-dropped", "negation-added", "hedge-dropped"):
                    new = _turned_block(block, WORDINGS[sort][language])
                    if new is None:
                        continue
                    every = {**essay.blocks, language: (*blocks[:at], new, *blocks[at + 1 :])}
                    yield _flip(
                        "passage",
                        f"{essay.id} {language} {sort}: {block.line_of(0)}",
                        partial(with_record, book, (essay,), replace(essay, blocks=every)),
                        *(
                            Place(essay.places[one].path, essay.blocks[one][at].line_of(item))
                            for one in LANGUAGES
                            for item in range(len(block.items))
                        ),
                    )


def _turned_block(block: Block, changes: Sequence[tuple[str, Any]]) -> Block | None:
    """The block with the first run of words that can be turned."""
    for item, runs in enumerate(block.items):
        for place, run in enumerate(runs):
            new = changed(run.text, changes) if run.kind == "text" else run.text
            if new != run.text:
                turned: tuple[Inline, ...] = (*runs[:place], replace(run, text=new), *runs[place + 1 :])
                return replace(block, items=(*block.items[:item], turned, *block.items[item + 1 :]))
    return None
