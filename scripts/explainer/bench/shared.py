"""What the texts of a made-up checkout share: topics, terms, questions, a comparison, essays and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.bench.parts import Fields, MadeText, Value, statement_of, words_of
from explainer.bench.phrases import Pair, sentence
from explainer.model import LANGUAGES

TOPICS = (Pair("Слово", "Words"), Pair("Вопрос", "Questions"), Pair("Ответ", "Answers"), Pair("Время", "Time"))
DIMENSIONS = (Pair("Что об этом сказано?", "What is said of it?"), Pair("Что ещё?", "What else?"))
EVERY = 10
"""Of so many texts one brings a question that divides two of them, and something that they leave open."""
MADE_UP = Pair("Это пример.", "This is an example.")
HOME = ("home", "about")


VOCABULARY = """- names: {ru: [], en: []}
  words: {ru: [], en: []}
  comments: {ru: [], en: []}
  interface:
    ru: [документ, маршрут, сырьё, формат]
    en: [concept, document, format, resource, route]
"""
"""Words of the labels that the vocabulary leaves out, since the real texts have them."""


def shared_records(texts: Sequence[MadeText], nouns: Sequence[Pair]) -> Iterator[tuple[str, Fields]]:
    """(file, record) of what grows more slowly than the texts."""
    for number, topic in enumerate(TOPICS):
        yield "knowledge/topics", {"id": f"topic-{number}", **words_of(topic)}
    for number, noun in enumerate(nouns):
        yield "knowledge/terms", _term(number, noun, texts[number % len(texts)])
    for one, other in zip(texts[::EVERY], texts[1::EVERY], strict=False):
        yield "knowledge/disagreements", _question(one, other)
        yield "knowledge/silences", _silence(one)
    step: Fields = {"page": "timeline", **words_of(Pair("с чего начать.", "where to begin."))}
    path: Fields = {"id": "minute", "title": words_of(Pair("Начало", "The beginning")), "lead": words_of(MADE_UP)}
    yield "knowledge/paths", path | {"steps": [step]}
    yield "knowledge/leads", {"page": "home", "to": ["start", "timeline"]}
    for essay in _essays(texts):
        yield "essays/order", {"id": essay}


def compared(cells: Sequence[Value], partners: int) -> Iterator[tuple[str, Fields]]:
    """The one comparison, of all partners."""
    comparison: Fields = {
        "id": "works",
        "title": words_of(Pair("Кто что сделал", "Who did what")),
        "lead": words_of(Pair("Одни и те же вопросы всем.", "The same questions for all.")),
        "partners": [f"partner-{number}" for number in range(partners)],
        "dimensions": [
            {"id": f"dimension-{number}", "question": words_of(asked)} for number, asked in enumerate(DIMENSIONS)
        ],
        "cells": cells,
    }
    yield "knowledge/comparisons", comparison


def prose_files(texts: Sequence[MadeText]) -> Iterator[tuple[str, str]]:
    """(path, Markdown) of the pages and essays in every language."""
    for index, language in enumerate(LANGUAGES):
        for page in HOME:
            yield f"seeds/pages/{page}.{language}.md", f"# {MADE_UP[index]}\n\n{MADE_UP[index]}\n"
        for number, essay in enumerate(_essays(texts)):
            said = texts[number % len(texts)].said
            cited = [f"{claim[index].removesuffix('.')} [@{id}]." for id, claim in said[-9:]]
            passages = (" ".join(cited[at : at + 3]) for at in (0, 3, 6))
            yield f"seeds/essays/{essay}.{language}.md", "\n\n".join([f"# {MADE_UP[index]}", *passages]) + "\n"


def _essays(texts: Sequence[MadeText]) -> list[str]:
    return [f"essay-{number}" for number in range(2 + len(texts) // 20)]


def _term(number: int, noun: Pair, text: MadeText) -> Fields:
    """Without a definition where the text does not happen to have the word."""
    term: Fields = {"id": f"term-{number}", "kind": "concept", "name": words_of(noun)}
    if noun in text.named:
        said = text.named[noun]
        evidence = [text.whole(sentence(said.words))]
        term["definitions"] = [statement_of(f"definition-{number}", text.id, sentence(said.claim), evidence)]
    return term


def _question(one: MadeText, other: MadeText) -> Fields:
    answers = (("one", Pair("Одно", "One thing"), one), ("other", Pair("Другое", "Another"), other))
    return {
        "id": f"question-{one.number}",
        "question": words_of(Pair("Что произошло?", "What happened?")),
        "kind": "nuance",
        "comment": words_of(Pair("Тексты говорят разное.", "The texts say different things.")),
        "positions": [
            {"id": id, "answer": words_of(answer), "statements": [text.said[1][0]]} for id, answer, text in answers
        ],
    }


def _silence(text: MadeText) -> Fields:
    return {
        "id": f"silence-{text.number}",
        "kind": "open",
        "title": words_of(Pair("Что дальше?", "What next?")),
        "text": words_of(Pair("Тексты об этом молчат.", "The texts do not speak of it.")),
        "statements": [text.said[1][0]],
    }
