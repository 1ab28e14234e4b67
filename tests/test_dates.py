"""Dates as EDTF: which values the book has words for, their bounds, and the values put into words."""

from __future__ import annotations

from itertools import product

import pytest

from conftest import more
from explainer.corpus.datewords import describe
from explainer.languages.edtf import Bounds, Day, date_parts, is_date, is_edtf
from explainer.model import LANGUAGES


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("1997", Bounds(Day(1997), Day(1997))),
        ("2025-10", Bounds(Day(2025, 10), Day(2025, 10))),
        ("2025-12-19", Bounds(Day(2025, 12, 19), Day(2025, 12, 19))),
        ("2025-12-19/2025-12-20", Bounds(Day(2025, 12, 19), Day(2025, 12, 20))),
        ("2004/2024-12", Bounds(Day(2004), Day(2024, 12))),
        ("1901~/1933~", Bounds(Day(1901, qualifier="~"), Day(1933, qualifier="~"))),
        ("2026-01-26/..", Bounds(Day(2026, 1, 26), None)),
        ("../2026-01?", Bounds(None, Day(2026, 1, qualifier="?"))),
    ],
)
def test_a_value_has_these_bounds(value: str, bounds: Bounds) -> None:
    assert date_parts(value) == bounds
    assert is_edtf(value)


@pytest.mark.parametrize("each", [5, *more(1)])
def test_the_library_takes_whatever_the_book_has_words_for(each: int) -> None:
    # So that checking need not ask it of such a value.
    days = ("0001", "1997", "2025-12", "2024-02-29", "9999-12-31")
    ends = [*(f"{day}{qualifier}" for day in days for qualifier in ("", "~", "?", "%")), ".."]
    values = [value for value in (*ends, *map("/".join, product(ends, repeat=2))) if is_date(value)]
    print(f"forms of dates: {len(values)}")
    assert len(values) > 200
    assert [value for value in values[::each] if not is_edtf(value)] == []


@pytest.mark.parametrize(
    "value",
    ["", " 1997", "1997\n", "997", "1997-13", "2025-02-30", "2025-2", "26.01.2026", "2025-12-19/", "в 1997", "0"],
)
def test_what_is_not_edtf_is_refused_by_both(value: str) -> None:
    # "2025-12-19/" is EDTF with an unknown end; the book has no words for it.
    assert is_edtf(value) == (value == "2025-12-19/")
    with pytest.raises(ValueError, match=r"^\""):
        date_parts(value)


def test_what_the_library_stumbles_over_is_not_edtf(capsys: pytest.CaptureFixture[str]) -> None:
    assert [is_edtf(value) for value in ("../", "../unknown")] == [False, False]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("value", ["199X", "[1997,2004]", "2025-21", "..", "../..", "2024/2004", "1997/2004/2024"])
def test_a_value_that_the_book_has_no_words_for_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"^\""):
        date_parts(value)


# Value | Russian | English
IN_WORDS = """
1997                  | 1997 год                                | 1997
2025-12               | декабрь 2025 года                       | December 2025
2026-01-26            | 26 января 2026 года                     | 26 January 2026
2025-12-19/2025-12-20 | 19–20 декабря 2025 года                 | 19–20 December 2025
2023-11-30/2023-12-01 | 30 ноября – 1 декабря 2023 года         | 30 November – 1 December 2023
2024-12-30/2025-01-02 | 30 декабря 2024 года – 2 января 2025 года | 30 December 2024 – 2 January 2025
2025-06/2025-12       | июнь–декабрь 2025 года                  | June–December 2025
2025-06~/2025-12~     | примерно июнь–декабрь 2025 года         | about June–December 2025
2024-12/2025-02       | декабрь 2024 года – февраль 2025 года   | December 2024 – February 2025
2004/2024             | 2004–2024                               | 2004–2024
2004~/2024            | примерно 2004 – 2024                    | about 2004 – 2024
2004/2024-12          | 2004 год – декабрь 2024 года            | 2004 – December 2024
2004/2004             | 2004 год                                | 2004
2004~                 | примерно 2004 год                       | about 2004
2004-08?              | предположительно август 2004 года       | possibly August 2004
1901~/1933~           | начало XX века                          | early 20th century
1834~/1866~           | середина XIX века                       | mid-19th century
1967~/2000~           | конец XX века                           | late 20th century
2001/2100             | XXI век                                 | 21st century
1901/1933             | 1901–1933                               | 1901–1933
2101~/2133~           | примерно 2101–2133                      | about 2101–2133
2026-01-26/..         | не ранее 26 января 2026 года            | not before 26 January 2026
2026-01/..            | не ранее января 2026 года               | not before January 2026
2026/..               | не ранее 2026 года                      | not before 2026
../2026-01            | не позднее января 2026 года             | not after January 2026
"""


@pytest.mark.parametrize(("value", "russian", "english"), rows(IN_WORDS))
def test_a_value_is_put_into_words(value: str, russian: str, english: str) -> None:
    assert (describe(value, "ru"), describe(value, "en")) == (russian, english)
    assert is_edtf(value)


def test_an_empty_value_has_no_words() -> None:
    assert [describe("", language) for language in LANGUAGES] == ["", ""]
