"""What is promised is not told as kept, a plan not as held, half of it not as all; who signed is the author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkout import Checkout
from explainer.check.flips.events import status_findings
from explainer.check.flips.outcomes import outcome_findings
from explainer.check.flips.signs import alone, unanswered, worded
from explainer.check.texts import author_problems
from explainer.languages.known import language_named
from explainer.model import BlockKind, Book, Evidence, Outcome, Text
from explainer.proof import Finder


class Quoting(Finder):
    """Finds the same words for every quotation."""

    def __init__(self, proof: dict[str, str]) -> None:
        super().__init__(())
        self.proof = proof

    def words(self, evidence: Evidence, language: str) -> str:
        return self.proof[language]


@pytest.mark.parametrize("quotation", ["It promised to deliver 1,200 letters", "deliver 1,200 letters"])
def test_a_promise_told_as_done_is_told_also_where_its_verb_is_not_quoted(new: Checkout, quotation: str) -> None:
    old, promised = "It delivered 1,200 letters", "It promised to deliver 1,200 letters"
    new.retype("seeds/texts/snail-report.txt", old, promised)
    for folder in ("translations", "annotations"):
        new.edit((f"seeds/{folder}/snail-report.yml", old, promised))
    new.edit(("seeds/knowledge/statements.yml", f"quote: {old}", f"quote: {quotation}"))
    told = [str(problem) for problem in new.problems() if "promise-kept" in str(problem)]
    assert any("what is quoted is told as “promised to”, and this wording says that it is done" in one for one in told)


@pytest.mark.parametrize(
    ("code", "words", "quotation", "kept"),
    [
        ("en", "The guild opened three piers.", "promised to open three piers", True),
        ("ru", "Гильдия открыла три причала.", "обещала открыть три причала", True),
        ("ru", "Гильдия откроет три причала.", "обещала открыть три причала", False),
        ("en", "The guild had promised to open three piers.", "promised to open three piers", False),
        ("en", "The guild has a bell.", "promised to open three piers", False),
        ("en", "The promising pier opened.", "the promised pier opened", False),
    ],
)
def test_a_promise_is_kept_where_the_same_is_told_as_done(code: str, words: str, quotation: str, *, kept: bool) -> None:
    lost = [*unanswered(worded(quotation, code), worded(words, code), "promise")]
    assert bool(lost and not language_named(code).looks_ahead(words)) is kept


@pytest.mark.parametrize(
    ("ru", "en", "told"),
    [
        ("Гильдия планирует ярмарку.", "The guild plans to hold a fair.", True),
        ("Ярмарка прошла.", "The fair that was planned was held.", False),
    ],
)
def test_what_its_quotations_only_plan_is_not_held(new_book: Book, ru: str, en: str, *, told: bool) -> None:
    event = next(one for one in new_book.events if one.status == "held")
    found = [one.message for one in status_findings(event, Quoting({"ru": ru, "en": en}))]
    assert ["say only that it is planned" in one for one in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("ru", "en", "outcome"),
    [
        ("Обещали колокол, но он пришёл только с половиной ключей.", "A bell was promised; it came only with half.", 1),
        ("Колокол обещали, и он есть.", "The bell was promised, and it is there.", 0),
        ("Принятие только планировалось, теперь оно есть.", "It was only planned, and now it is there.", 0),
    ],
)
def test_what_came_in_half_is_not_borne_out(new_book: Book, ru: str, en: str, outcome: int) -> None:
    forecast = replace(new_book.forecasts[0], outcome=Outcome.BORNE_OUT, comment=Text((ru, en)))
    assert len([*outcome_findings(forecast)]) == outcome


def test_a_comment_without_a_difference_is_told_which_words_name_one(new_book: Book) -> None:
    comment = Text(("Колокол обещали, и он есть.", "The bell was promised, and it is there."))
    (told,) = outcome_findings(replace(new_book.forecasts[0], outcome=Outcome.DIFFERENT, comment=comment))
    assert "neither two numbers nor a word such as “не”, “ни”, “лишь”" in told.message
    assert "“not”" in told.message


@pytest.mark.parametrize(
    ("author", "told"),
    [("Clara Holm", ""), ("C. Holm", ""), ("Clara Holm and Otto Bray", "Otto"), ("Tom Wells", "Tom")],
)
def test_the_author_stands_in_the_byline(new_book: Book, author: str, told: str) -> None:
    source = next(one for one in new_book.sources if one.language == "en")
    first = replace(source.text.paragraphs[0], text="By Clara Holm")
    text = replace(source.text, paragraphs=(first, *source.text.paragraphs[1:]))
    signed = replace(
        source, text=text, blocks=(BlockKind.BYLINE, *source.blocks[1:]), author=Text(("Клара Хольм", author))
    )
    found = [one.message for one in author_problems(replace(new_book, sources=(signed,)))]
    assert [f"“{told}” here and not in the line" in one for one in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("code", "words", "quotation", "exchanged"),
    [
        ("en", "Bray is the captain.", "Bray, a spokesman for the captain", True),
        ("ru", "Брей — капитан.", "Брей, помощник капитана", True),
        ("ru", "Президент Брей ушёл.", "бывший президент Брей", True),
        ("en", "Captain Bray went.", "his deputy, Captain Bray, went", False),
        ("en", "Bray speaks for the captain.", "Bray, a spokesman for the captain", False),
        ("en", "Bray, the deputy captain.", "Bray, deputy to the captain", False),
        ("en", "Bray was asked.", "the former captain Bray was asked", False),
        ("en", "The captain was asleep.", "The captain was asleep, said a spokesman for the captain", False),
    ],
)
def test_who_speaks_or_stood_for_somebody_is_not_told_to_be_him(
    code: str, words: str, quotation: str, *, exchanged: bool
) -> None:
    own = worded(quotation, code)
    assert any(alone(own, sign) for sign in unanswered(own, worded(words, code), "office")) is exchanged
