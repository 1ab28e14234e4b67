"""English number words. How they are read stands in `corpus/numbers.py`."""

from __future__ import annotations

from explainer.languages.tables import NumberWords, counted, each

NUMBERS = NumberWords(
    cardinals=counted("one two three four five six seven eight nine ten eleven twelve")
    | counted("thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 13)
    | counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    scales=counted("hundred thousand", 100, 900) | {"hundreds": 100, "million": 10**6, "billion": 10**9, "dozen": 12},
    ordinals=counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
    | counted("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13),
    denominators={"half": 2, "halves": 2, "quarter": 4},
    of_several=counted("thirds fourths fifths sixths sevenths eighths ninths tenths", 3) | {"quarters": 4},
    parts={},
    percents={},
    mixed={},
    times=counted("twice thrice", 2) | counted("twofold threefold fourfold fivefold", 2) | {"tenfold": 10},
    articles=frozenset({"a", "an"}),
    of=frozenset({"of"}),
    with_=frozenset(),
    no_number=r"half[- ](?:an? )?(?:minute|hour|day|week|month|year|decade|century|centuries)s?(?:-\w+)*"
    r"|half-(?!(?:a-)?(?:dozen|hundred|thousand|million|billion)\b)\w+"
    r"|quarter(?:-centur\w+|-final\w*| of an hour| of a century)",
    other=frozenset({"seconds"}),
    hedges=each("about", "about, around, some, nearly, almost, roughly, approximately")
    | each("over", "more than, over, above")
    | each("under", "less than, fewer than, under, below")
    | each("at-least", "at least, no less than, no fewer than, not less than, not fewer than")
    | each("at-most", "at most, no more than, not more than"),
    prefixes={},
    prefixed=r"(?!)",
    no_hedge=r"(?<!\bfor )(?<!\bof )(?<!\bafter )(?<!\blasted )(?<!\btook )(?<!\btakes )"
    r"\bover (?:\S+ ){1,2}(?:hour|day|week|month|year|decade)s\b(?! (?:ago|old|have|has|had|later)\b)",
    join="and",
    percent=r"%|per ?cent\b",
    century=r"centur(?:y|ies)\b",
    digits=r"\d{1,3}(?:,\d{3})+(?!\d)|\d+",
    ending="(?:st|nd|rd|th)",
    comma="",
)
