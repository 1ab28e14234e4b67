"""What is refused because nothing, or something else, would be made of it: prose, labels, marks, the change log."""

from __future__ import annotations

import pytest

from checkout import Checkout
from explainer.check import check_book
from explainer.load.prose import parse_prose
from explainer.model import Problem, fill


def told(markdown: str) -> list[str]:
    problems: list[Problem] = []
    parse_prose(f"# Title\n\n{markdown}\n", "essay.md", problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param(
            "A [b].\n\n[b]: https://evil.example 'c'",
            [
                'essay.md:5: "[B]:" is not allowed; write the address where the link stands',
                'essay.md:3: link "https://evil.example" has a title, which no page would show; take it out',
                'essay.md:3: link "https://evil.example" leads to no page of the site; write it like timeline/ or '
                "timeline/#id",
            ],
            id="link-defined-elsewhere",
        ),
        pytest.param(
            '[a](timeline/ "b")',
            ['essay.md:3: link "timeline/" has a title, which no page would show; take it out'],
            id="title-of-a-link",
        ),
        pytest.param(
            "[](timeline/)",
            ["essay.md:3: emphasis and links need words; write some, or take it out"],
            id="link-without-words",
        ),
        pytest.param(
            "> a\n>\n> ```\n> lost\n> ```",
            ["essay.md:5: a quotation here has plain paragraphs; take it apart"],
            id="code-in-a-quotation",
        ),
        pytest.param(
            "> a\n>\n> - lost",
            ["essay.md:5: a quotation here has plain paragraphs; take it apart"],
            id="list-in-a-quotation",
        ),
        pytest.param(
            "> ## lost\n> a",
            ["essay.md:3: a quotation here has plain paragraphs; take it apart"],
            id="heading-in-a-quotation",
        ),
        pytest.param(
            "- a\n\n      lost", ["essay.md:5: a list here has plain items; take it apart"], id="code-in-a-list"
        ),
        pytest.param(
            "- a\n- <div>lost</div>", ["essay.md:4: a list here has plain items; take it apart"], id="html-in-a-list"
        ),
        pytest.param(
            "- a\n\n  b",
            ["essay.md:3: an item of a list here is one paragraph; take it apart, or fill it in"],
            id="item-of-two-paragraphs",
        ),
        pytest.param(
            "- a\n-\n- b",
            ["essay.md:3: an item of a list here is one paragraph; take it apart, or fill it in"],
            id="empty-item",
        ),
        pytest.param("7. a\n8. b", ["essay.md:3: a numbered list here begins with 1; number it so"], id="other-number"),
        pytest.param(
            "A part\nof two lines {#a}\n---",
            ["essay.md:3: a heading here is one line; write ## or ### before it"],
            id="underlined-heading",
        ),
        pytest.param(
            "## A {#top}",
            [
                'essay.md:3: id "top" cannot be an address; use up to 80 lower-case ASCII letters, digits and hyphens, '
                "and no name that systems or pages keep"
            ],
            id="id-that-every-page-has",
        ),
        pytest.param(
            "a&#x202e;b",
            ["essay.md:3: “&#x202e;” stands for a character; write the character itself"],
            id="direction-as-an-entity",
        ),
        pytest.param(
            "a&nbsp;b", ["essay.md:3: “&nbsp;” stands for a character; write the character itself"], id="named-entity"
        ),
        pytest.param(
            "a&#2;b",
            ["essay.md:3: “&#2;” stands for a character; write the character itself"],
            id="control-as-an-entity",
        ),
    ],
)
def test_prose_of_which_something_would_be_lost_is_told(markdown: str, expected: list[str]) -> None:
    assert told(markdown) == expected


@pytest.mark.parametrize("kind", ["**", "*"])
def test_emphasis_over_two_lines_is_one_run(kind: str) -> None:
    problems: list[Problem] = []
    (block,) = parse_prose(f"# T\n\n{kind}one\ntwo{kind}\n", "essay.md", problems).blocks
    assert problems == []
    assert [run.text for run in block.items[0]] == ["one two"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Edition of {day}", "Edition of 1 May"),
        ("{day}{day} {other} {{day}}", "1 May1 May {other} {1 May}"),
        ("{day.__class__} {0} {day!r:>9} {} }{", "{day.__class__} {0} {day!r:>9} {} }{"),
        ("no place", "no place"),
    ],
    ids=["name", "braces", "code", "none"],
)
def test_only_known_names_are_filled_in_and_nothing_is_run(words: str, expected: str) -> None:
    assert fill(words, day="1 May") == expected


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert fill("{a} {b}", a="{b}", b="{a}") == "{b} {a}"


def test_a_label_that_another_language_fills_otherwise_is_told(tiny: Checkout) -> None:
    name = "seeds/ui-epub.yml"
    tiny.edit((name, "  en: Edition of {day}\n", "  en: Edition of {date}\n"))
    line = tiny.line(name, "Издание от {day}") - 1
    found = [str(problem) for problem in check_book(tiny.book()) if problem.place.path == name]
    assert found == [
        f'{name}:{line}: label "epub.edition" has {{date}} in "en" and not in "ru"; mend one',
        f'{name}:{line}: label "epub.edition" has {{day}} in "ru" and not in "en"; mend one',
    ]


def test_marks_of_quotation_that_are_not_four_are_told(tiny: Checkout) -> None:
    name = "seeds/ui-book.yml"
    tiny.edit((name, "«»„“", "«»"))
    messages = [problem.message for problem in check_book(tiny.book()) if problem.place.path == name]
    assert 'label "book.quotes" must be four marks in every language, like «»„“' in messages


def test_a_mark_without_an_endnote_and_a_label_that_stands_twice_are_told_with_their_line(tiny: Checkout) -> None:
    name = "seeds/texts/ferry-plan.txt"
    tiny.edit((name, "даёт нам причал.", "даёт нам причал.[c]"), (name, "", "[i] Там же.\n"))
    found = [str(problem) for problem in check_book(tiny.load()[0]) if problem.place.path == name]
    assert found == [
        f"{name}:2: the mark [c] has no endnote; add it below the text",
        f"{name}:4: endnote [i] stands twice; number them anew",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/<b>",
        'https://a.example/"b',
        "https://a.example/{b}",
        "https://a.example/b\\c",
        "javascript:a",
    ],
)
def test_an_endnote_whose_address_is_none_is_told(tiny: Checkout, address: str) -> None:
    tiny.edit(("seeds/texts/ferry-plan.txt", "https://lake.example/2021", address))
    messages = [problem.message for problem in tiny.load()[1]]
    assert any("endnote [i] is not read as a work" in message for message in messages)


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("## 0.2.0 — 2021-13-45", "2021-13-45 is no day of the calendar; mend it"),
        ("## 0.2.0 — 2021-02-30", "2021-02-30 is no day of the calendar; mend it"),
        ("## <b>0.2</b> — 2021-07-02", "“## <b>0.2</b> — 2021-07-02” is no edition; write `## 1.0.0 — YYYY-MM-DD`"),
        ("## Unreleased", "“## Unreleased” is no edition; write `## 1.0.0 — YYYY-MM-DD`"),
        ("## 0.2.0 — ２０２１-07-02", "“## 0.2.0 — ２０２１-07-02” is no edition; write `## 1.0.0 — YYYY-MM-DD`"),
    ],
    ids=["no-month", "no-day", "markup", "no-date", "other-digits"],
)
def test_an_edition_that_is_none_is_told_with_its_line(tiny: Checkout, heading: str, message: str) -> None:
    tiny.edit(("CHANGELOG.md", "## 0.1.0", f"{heading}\n\n- More.\n\n## 0.1.0"))
    assert [str(problem) for problem in tiny.load()[1]] == [f"CHANGELOG.md:3: {message}"]


def test_an_empty_item_of_a_list_is_told(tiny: Checkout) -> None:
    name = "seeds/sources.yml"
    tiny.edit((name, "misprints: [пасажиров]", 'misprints: [пасажиров, ""]'))
    line = tiny.line(name, "misprints")
    assert [str(problem) for problem in tiny.load()[1]] == [
        f'{name}:{line}: "misprints" of source "ferry-launch" has an empty item; fill it in or take it out'
    ]
