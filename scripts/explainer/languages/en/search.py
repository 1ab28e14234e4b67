"""English as the search asks for it: stems, with the forms that readers may type in either spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from explainer.languages.tables import SearchWords
from explainer.memory import remembered

# Words that carry nothing.
_EMPTY = """
a about above after again all also am an and any are as at be because been before being below between both but by can
cannot could did do does doing down during each else ever few for from further had has have having he her here hers
him his how i if in into is it its itself just let like many me more most much my no nor not now of off on once only
or other our out over own per same she should so some such than that the their them then there these they this those
through to too under until up upon us very was we were what when where which while who whom whose why will with would
you your yes
"""
_WEAK = "say says said explain explained mean means meaning show tell please"
# Base and the forms that no rule makes.
_IRREGULAR = """
arise arose arisen; bear bore borne; become became; begin began begun; bind bound; bring brought; build built; buy
bought; catch caught; choose chose chosen; come came; deal dealt; draw drew drawn; drive drove driven; fall fell
fallen; feel felt; fight fought; find found; fly flew flown; forget forgot forgotten; free freed freeing;
get got gotten; give gave given;
go went gone; grow grew grown; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led;
leave left; lend lent; lie lay lain; lose lost; make made; mean meant; meet met; pay paid; read; rise rose risen; run
ran; say said; see saw seen; seek sought; sell sold; send sent; show shown; sit sat; speak spoke spoken; spend spent;
stand stood; strike struck; take took taken; teach taught; tell told; think thought; throw threw thrown; understand
understood; undertake undertook undertaken; win won; withdraw withdrew withdrawn; write wrote written; overcome
overcame; foresee foresaw foreseen; man men; woman women; child children; life lives; person people; criterion
criteria; phenomenon phenomena; analysis analyses; crisis crises; basis bases; plus pluses; bus buses;
gas gases; datum data; thesis theses; good better
best; bad worse worst
"""
_BASES = {
    form: base for base, *forms in (line.split() for line in _IRREGULAR.split(";")) for form in forms if form != base
}
# British and American, one into the other; what is no word costs a few bytes and is asked for by nobody.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})our"), "or"),
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "is"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=[a-z])ae(?=[a-z])"), "e"),
)
_MOST = 24
"""Letters of a form at most that is not the word itself: an address has no plural."""


def empty_words() -> frozenset[str]:
    """Words that carry nothing in a query."""
    return frozenset(_EMPTY.split())


def weak_words() -> frozenset[str]:
    """Words that a question is put with; they say something in a text."""
    return frozenset(_WEAK.split())


@cache
@remembered
def readings(word: str) -> dict[str, frozenset[str]]:
    """The stem of a word, with the forms that rules, the list above and the other spelling give it."""
    stem = _stem(word)
    bases = {word, *(base for base in _bases(word) if _stem(base) == stem)}
    forms = {form for base in bases for form in _inflected(base) if _stem(form) == stem}
    forms |= {form for form, base in _BASES.items() if base in bases} | bases
    forms |= {pattern.sub(put, form) for form in forms for pattern, put in _SPELLINGS}
    return {stem: frozenset({word, *(form for form in forms if len(form) <= _MOST)})}


@cache
def _stem(word: str) -> str:
    if re.fullmatch("[^aeiouy]{2,}(?<!s)s", word):
        # The plural of an abbreviation.
        return word[:-1]
    return str(_stemmer().stemWord(_BASES.get(word, word)))


@cache
def _stemmer() -> Any:
    """It keeps the word that it works on: this one is for the thread that makes the search."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def _bases(word: str) -> Iterator[str]:
    """What the word may be an inflected form of."""
    if word in _BASES:
        yield _BASES[word]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if not word.endswith("ies"):
            yield word[:-2]
    for ending in ("ied", "ed", "ing", "ly"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            cut = word[: -len(ending)]
            if ending == "ied":
                # "replied" is of "reply"; "repli" is nothing.
                yield cut + "y"
                continue
            if ending == "ed" and cut.endswith("i"):
                continue
            yield cut
            if cut[-1] in "cgsuvz" or (cut[-2] in "aeiou" and cut[-1] not in "aeiouwxy"):
                yield cut + "e"
            if cut[-1] == cut[-2]:
                yield cut[:-1]


def _inflected(base: str) -> Iterator[str]:
    """Plural, past, -ing, -er and -ly, by the rules of spelling."""
    yield base
    last, without = base[-1], base[:-1]
    if len(base) < 3 or not base.isalpha():
        yield base + "s"
        return
    yield base + ("es" if last in "sxz" or base.endswith(("ch", "sh")) else "s")
    if last == "y" and base[-2] not in "aeiou":
        yield from (without + ending for ending in ("ies", "ied", "ier", "ily"))
        yield base + "ing"
    elif last == "e":
        going = base if base.endswith("ee") else re.sub("i$", "y", without)
        yield from (base + "d", going + "ing", base + "r", base + "ly")
    else:
        yield from (base + ending for ending in ("ed", "ing", "er", "ly"))
        if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", base):
            yield from (base + last + ending for ending in ("ed", "ing", "er"))


SEARCH = SearchWords(
    letters="a-z",
    vowels="aeiouy",
    keyboard="`qwertyuiop[]asdfghjkl;'zxcvbnm,.",
    readings=readings,
    empty=empty_words,
    weak=weak_words,
)
