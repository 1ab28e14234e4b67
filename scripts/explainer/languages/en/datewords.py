"""How English says dates."""

from __future__ import annotations

import re

from babel import Locale

from explainer.languages.tables import DateWords


def _ordinal(number: int) -> str:
    suffixes = {"one": "st", "two": "nd", "few": "rd"}
    return f"{number}{suffixes.get(Locale('en').ordinal_form(number), 'th')}"


DATES = DateWords(
    locale="en_GB",
    alone={"year": "y", "month": "MMMM y", "day": "d MMMM y"},
    after={"year": "y", "month": "MMMM y", "day": "d MMMM y"},
    first={"days of a month": "d", "days of a year": "d MMMM", "months of a year": "MMMM"},
    qualifiers={"": "{}", "~": "about {}", "?": "possibly {}", "%": "possibly {}"},
    not_before="not before {}",
    not_after="not after {}",
    century="{} century",
    thirds={"early": "early {} century", "middle": "mid-{} century", "late": "late {} century"},
    numeral=_ordinal,
    unknown="date not known",
    # A verb first, and only beside a number or after such a word a month.
    sure_months={"may": re.compile(r"(?:\b(?:in|of|by|since|until|from|to|early|late|mid)[ -]|\d )May\b|\bMay \d")},
)
