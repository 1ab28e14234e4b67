"""Every kind of problem that `check` tells: one break in the tiny checkout, one place, and nothing else told."""

from __future__ import annotations

from pathlib import Path

import pytest
from checkout import Checkout, Edit, Told

from explainer.check import check_book
from explainer.check.coverage import measure_coverage
from explainer.check.readings import awaiting, readables, sign
from explainer.cli import main

CELLS, EVENTS, FIGURES, FORECASTS, LEADS, NAMES, PARTNERS, PATHS, PEOPLE, QUESTIONS, SILENCES, STATEMENTS, TERMS = (
    f"seeds/knowledge/{name}.yml"
    for name in (
        "comparisons",
        "events",
        "figures",
        "forecasts",
        "leads",
        "names",
        "partners",
        "paths",
        "people",
        "disagreements",
        "silences",
        "statements",
        "terms",
    )
)
ASIDE, TOPICS, VOICES = (f"seeds/knowledge/{name}.yml" for name in ("set-aside", "topics", "voices"))
SOURCES, READINGS, LABELS = "seeds/sources.yml", "seeds/readings.yml", "seeds/ui.yml"
PLAN, LAUNCH = "seeds/translations/ferry-plan.yml", "seeds/translations/ferry-launch.yml"
ESSAY_RU, ESSAY_EN, HOME_RU, HOME_EN = (
    f"seeds/{name}.md" for name in ("essays/trip.ru", "essays/trip.en", "pages/home.ru", "pages/home.en")
)


def test_the_tiny_checkout_has_no_problem(tiny: Checkout) -> None:
    assert tiny.problems() == ()


def break_(id: str, *parts: Edit | Told) -> object:
    """A row: edits first; what is told after them has the place (file and words of its line) and the gist."""
    raise NotImplementedError


Row = tuple[str, list[Edit], list[Told]]


def rows(*table: Row) -> list[object]:
    return [pytest.param(edits, told, id=id) for id, edits, told in table]


def after(file: str, words: str, more: str) -> Edit:
    """Puts `more` after words that stand once in a file."""
    return file, words, words + more


# --- quotations --------------------------------------------------------------------------------------------------

PRICE = "ru: Цена билета не названа."
EVIDENCE = rows(
    (
        "quote-not-found-with-the-nearest-place",
        [(PARTNERS, "quote: Союз островов подарил ей колокол", "quote: Союз островов подарил ей колокольчик")],
        [
            (
                PARTNERS,
                "колокольчик",
                "quotation “Союз островов подарил ей колокольчик” is not in texts/ferry-launch.txt; "
                "the nearest is L1.2: “Союз островов подарил ей колокол",
            )
        ],
    ),
    (
        "quote-not-found-at-all",
        [(PARTNERS, "quote: Союз островов подарил ей колокол", "quote: zzzz qqqq wwww")],
        [(PARTNERS, "zzzz", "is not in texts/ferry-launch.txt; copy it to the letter from one paragraph")],
    ),
    (
        "quote-that-differs-by-one-letter",
        [(PARTNERS, "quote: даёт нам причал", "quote: дает нам причал")],
        [(PARTNERS, "дает", "the nearest is P2.1: “даёт нам причал”")],
    ),
    (
        "quote-over-two-paragraphs",
        [(PARTNERS, "quote: даёт нам причал", "quote: Расписание утвердят позже. - Лига портов даёт нам причал.")],
        [(PARTNERS, "Расписание", "is not in texts/ferry-plan.txt; the nearest is P2.1")],
    ),
    (
        "quote-found-twice",
        [(STATEMENTS, "      in: L2.1\n", "")],
        [(STATEMENTS, "quote: на озеро Дальнее", "“на озеро Дальнее” stands 2 times (L1.1, L2.1); say which with `in:`")],
    ),
    (
        "wrong-in",
        [(STATEMENTS, "in: L2.1", "in: L1.2")],
        [(STATEMENTS, "in: L1.2", "“на озеро Дальнее” is not in L1.2 but in L1.1, L2.1; mend `in:`")],
    ),
    (
        "endnote-quoted-without-saying-so",
        [(SOURCES, "          in: P.i\n", "")],
        [(SOURCES, "Дата обращения: 05", "quotation “Дата обращения: 05.03.2021” is not in texts/ferry-plan.txt")],
    ),
    (
        "unknown-source",
        [(EVENTS, "- source: ferry-plan\n          quote: начали", "- source: ferry-plans\n          quote: начали")],
        [
            (EVENTS, "ferry-plans", 'source "ferry-plans" is unknown; use one of: ferry-launch, ferry-plan'),
            (EVENTS, "- id: keel", "«2001 году» of event \"keel\" is no date in its quotations; they have: none"),
            (EVENTS, "- id: keel", 'the quotations of event "keel" do not carry the date 2001; they have: none'),
        ],
    ),
    (
        "evidence-of-a-derived-value-not-found",
        [(EVENTS, "quote: В июне 2021 года", "quote: В июле 2021 года")],
        [(EVENTS, "В июле", "the nearest is L1.1: “В июне 2021 года”")],
    ),
    (
        "wrong-speaker",
        [(STATEMENTS, "id: launch-price\n  kind: fact\n  speaker: ferry-launch", "id: launch-price\n  kind: fact\n  speaker: reto")],
        [
            (
                STATEMENTS,
                "quote: Сколько билет",
                'statement "launch-price" names reto as speaker, but L2.2 is in the voice of ferry-launch; '
                "mend the speaker or the quotation",
            )
        ],
    ),
    (
        "two-voices-in-one-quotation",
        [
            (CELLS, "quote: заявила инженер Анна Зимина", "quote: осенью, – заявила инженер Анна Зимина"),
            (CELLS, "en: said the engineer Anna Zimina", "en: in autumn, said the engineer Anna Zimina"),
        ],
        [
            (CELLS, "quote: осенью", "but P2.2 is in the voice of ferry-plan and zimina"),
            (CELLS, "quote: осенью", 'P2.2 passes on words of orlov; add `relays: orlov` to statement "cell-league-words"'),
        ],
    ),
    (
        "relayed-missing",
        [(STATEMENTS, "  kind: relayed\n  speaker: zimina\n  relays: orlov\n", "  kind: forecast\n  speaker: zimina\n")],
        [(STATEMENTS, "quote: рейсы", 'P2.2 passes on words of orlov; add `relays: orlov` to statement "zimina-autumn"')],
    ),
    (
        "relayed-but-nothing-passed-on",
        [(STATEMENTS, "id: launch-price\n  kind: fact", "id: launch-price\n  kind: relayed\n  relays: reto")],
        [(STATEMENTS, "id: launch-price", 'relays reto, but none of its quotations is of relayed words')],
    ),
    (
        "kind-relayed-without-relays",
        [(STATEMENTS, "id: plan-keel\n  kind: fact", "id: plan-keel\n  kind: relayed")],
        [(STATEMENTS, "id: plan-keel", 'must have kind "relayed" and `relays` together; add the other')],
    ),
    (
        "relays-without-its-kind",
        [(STATEMENTS, "kind: relayed", "kind: forecast")],
        [(STATEMENTS, "id: zimina-autumn", 'must have kind "relayed" and `relays` together; add the other')],
    ),
    (
        "no-translation-of-a-part",
        [(STATEMENTS, "      quote: рейсы начнутся осенью\n      en: the trips would begin in autumn\n", "      quote: рейсы начнутся осенью\n")],
        [(STATEMENTS, "quote: рейсы", 'is part of a sentence and has no "en"; add the same part of our translation')],
    ),
    (
        "part-that-is-not-in-our-translation",
        [(STATEMENTS, "en: the trips would begin in autumn", "en: the trips will begin in autumn")],
        [(STATEMENTS, "quote: рейсы", "“the trips will begin in autumn” is not in our translation of P2.2; it has: “Captain")],
    ),
    (
        "translation-into-the-language-of-the-text",
        [after(STATEMENTS, "      quote: Сколько билет стоит, не сказано.\n", "      ru: Сколько билет стоит, не сказано.\n")],
        [(STATEMENTS, "quote: Сколько", '"ru" is the language of the text itself; take it out')],
    ),
)

# --- the texts as read -------------------------------------------------------------------------------------------

CLOUD = "L1.3:\n  ru: «Чайка» скользила, как облако.\n  en: The “Seagull” glided like a cloud.\n"
TEXTS = rows(
    (
        "missing-translation",
        [(LAUNCH, CLOUD, "")],
        [(LAUNCH, "", "L1.3 “«Чайка» скользила, как облако.…” has no translation; add it under L1.3")],
    ),
    (
        "stale-translation",
        [(LAUNCH, "ru: «Чайка» скользила, как облако.", "ru: «Чайка» скользила, как туман.")],
        [(LAUNCH, "L1.3:", 'the "ru" of L1.3 is not what the text says; translate this anew: “«Чайка» скользила, как облако.”')],
    ),
    (
        "translation-of-no-sentence",
        [after(LAUNCH, CLOUD, "L1.4:\n  ru: Ничего.\n  en: Nothing.\n")],
        [(LAUNCH, "L1.4:", "L1.4 is no sentence of ferry-launch; take it out")],
    ),
    (
        "translation-in-the-file-of-another-text",
        [after(LAUNCH, CLOUD, "P1.3:\n  ru: Расписание утвердят позже.\n  en: The timetable will be approved later.\n")],
        [(LAUNCH, "P1.3:", "P1.3 is no sentence of ferry-launch; take it out")],
    ),
    (
        "undecided-voice",
        [(VOICES, "- at: P1.3\n  kind: inherited\n", "- at: P1.2\n  kind: inherited\n")],
        [
            (VOICES, "at: P1.2", "the rules read P1.2 as indirect already; remove the decision"),
            (VOICES, "", "P1.3 follows a reported sentence with no mark of its own; decide whose voice it is"),
            (
                STATEMENTS,
                "quote: Расписание",
                'statement "zimina-timetable" names zimina as speaker, but P1.3 is in the voice of ferry-plan',
            ),
        ],
    ),
    (
        "needless-decision",
        [
            after(
                VOICES,
                "en: The sentence carries Zimina’s forecast on.\n",
                "- at: P1.1\n  kind: editorial\n  reason:\n    ru: Слова текста.\n    en: The text’s own words.\n",
            )
        ],
        [(VOICES, "at: P1.1", "the rules read P1.1 as editorial already; remove the decision")],
    ),
    (
        "decision-on-no-sentence",
        [
            after(
                VOICES,
                "en: The sentence carries Zimina’s forecast on.\n",
                "- at: P1.9\n  kind: editorial\n  reason:\n    ru: Слова текста.\n    en: The text’s own words.\n",
            )
        ],
        [(VOICES, "at: P1.9", "the text has no sentence P1.9; mend the reference")],
    ),
    (
        "decision-for-an-unknown-speaker",
        [
            after(
                VOICES,
                "en: The sentence carries Zimina’s forecast on.\n",
                "- at: L1.3\n  kind: relayed\n  speaker: nobody\n  quote: как облако\n"
                "  reason:\n    ru: Чужие слова.\n    en: Words of another.\n",
            )
        ],
        [(VOICES, "at: L1.3", 'speaker "nobody" is not known; use the id of a person')],
    ),
    (
        "decision-on-words-that-are-not-there",
        [
            after(
                VOICES,
                "en: The sentence carries Zimina’s forecast on.\n",
                "- at: L1.3\n  kind: relayed\n  quote: как туман\n"
                "  reason:\n    ru: Чужие слова.\n    en: Words of another.\n",
            )
        ],
        [(VOICES, "at: L1.3", "“как туман” is not exactly once in L1.3; quote words that are")],
    ),
    (
        "misprint-that-is-not-in-the-text",
        [(SOURCES, "misprints: [пасажиров]", "misprints: [пассажиров]")],
        [(SOURCES, "id: ferry-launch", "the misprint “пассажиров” is not in source \"ferry-launch\"")],
    ),
    (
        "source-dated-by-no-date",
        [(SOURCES, "date: 2021-03-05/..", "date: spring of 2021")],
        [(SOURCES, "id: ferry-plan", 'date "spring of 2021" of source "ferry-plan" is no EDTF date')],
    ),
    (
        "source-date-without-words",
        [(SOURCES, "date: 2021-03-05/..", "date: 2021-21")],
        [(SOURCES, "id: ferry-plan", 'date "2021-21" of source "ferry-plan" is no EDTF date that the site can say')],
    ),
)

EVENT = rows(
    (
        "event-date-not-carried",
        [(EVENTS, 'date: "2001"', 'date: "2002"')],
        [(EVENTS, "id: keel", 'the quotations of event "keel" do not carry the date 2002; they have: 2001')],
    ),
    (
        "event-date-more-precise-than-the-text",
        [(EVENTS, 'date: "2021-06"', 'date: "2021-06-01"')],
        [(EVENTS, "id: first-trip", 'the quotations of event "first-trip" do not carry the date 2021-06-01; they have: 2021-06')],
    ),
    (
        "event-wording-that-is-no-date",
        [(EVENTS, "wording: последние годы", "wording: озеро Дальнее")],
        [(EVENTS, "id: shallows", "the wording «озеро Дальнее» of event \"shallows\" is no date in its quotations; they have: «в последние годы»")],
    ),
    (
        "event-date-that-is-no-edtf",
        [(EVENTS, 'date: "2001"', 'date: "in 2001"')],
        [
            (EVENTS, "id: keel", 'date "in 2001" of event "keel" is not EDTF; see CONTRIBUTING'),
            (EVENTS, "id: keel", "do not carry the date in 2001"),
        ],
    ),
    (
        "event-order-that-is-no-edtf",
        [(EVENTS, 'order: "2019"', "order: first")],
        [(EVENTS, "id: shallows", 'order "first" of event "shallows" is not EDTF; see CONTRIBUTING')],
    ),
    (
        "event-without-a-statement",
        [after(EVENTS, "", "")],
        [],
    ),
)
