"""English words of dates: months, weekdays, seasons, numbers, decades, centuries, parts."""

from __future__ import annotations

from explainer.languages.tokens import word_list

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


NUMBERS = {
    word: number
    for number, word in enumerate(
        word_list(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen twenty"
        ),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}


DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
    "q1": 1,
    "q2": 2,
    "q3": 3,
    "q4": 4,
}


CENTURIES = {
    word: number
    for number, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
            " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
        ),
        1,
    )
}
