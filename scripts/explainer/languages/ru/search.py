"""Russian as the search asks for it: every reading of a word with all its forms, from pymorphy3's dictionary."""

from __future__ import annotations

from functools import cache

from explainer.languages.ru.dictionary import analyzer
from explainer.languages.tables import SearchWords
from explainer.memory import remembered

CREDIT = "Word forms: the dictionary of OpenCorpora (opencorpora.org), CC BY-SA 3.0"

# Dictionary forms of words that carry nothing in a query; all their forms are left out.
_EMPTY = """
а без более бы быть в ведь весь во вокруг вот вообще всего все всё вы где да для до его ее ей если есть еще ж же за
зачем и из или им их к как какой ко когда который кто куда ли либо лишь между меня мне мой мы на над надо наш не него
неё нет ни них но ну о об однако он она они оно от около откуда очень перед по под поэтому при про против ради с сам
свой себя сейчас со также такой там те тебя то тогда того тоже той только том тот ты у уже хотя чего чей чем через что
чтобы чьи эта эти это этот я можно мочь пожалуйста почему сколько сюда здесь тут
"""


_WEAK = "говорить сказать рассказать показать объяснить значить означать являться подробный найти"


@cache
def empty_words() -> frozenset[str]:
    """Every form of the words that carry nothing."""
    return _forms(_EMPTY)


@cache
def weak_words() -> frozenset[str]:
    """Every form of the words that a question is put with; they say something in a text."""
    return _forms(_WEAK)


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _forms(words: str) -> frozenset[str]:
    found = {_plain(word) for word in words.split()}
    for word in words.split():
        parses = [parse for parse in analyzer().parse(word) if _plain(parse.normal_form) == _plain(word)]
        found |= {_plain(form.word) for parse in parses[:2] for form in parse.lexeme}
    return frozenset(found)


@cache
@remembered
def readings(word: str) -> dict[str, frozenset[str]]:
    """Every word that this may be a form of, by its dictionary form, with all the forms that it has."""
    found: dict[str, set[str]] = {}
    parses = analyzer().parse(word)
    known = [parse for parse in parses if parse.is_known]
    if not known:
        # A surname that the dictionary lacks is read as a plural of what has no other form here: its own genitive
        # shows that it is a word itself.
        parses += [parse for ending in "ау" for parse in analyzer().parse(word + ending) if parse.normal_form == word]
    for parse in known or parses:
        forms = found.setdefault(_plain(parse.normal_form), set())
        forms.update(_plain(form.word) for form in parse.lexeme)
        forms.add(word)
    return {lemma: frozenset(forms) for lemma, forms in found.items()}


_SPELT = (
    *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh"),
    *("ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"),
)
# Letters of other languages that are written in Cyrillic, as Russian writes their names.
_FOLDS = (
    ("(?<=[а-я])і|і(?=[а-я])", "и"),
    ("і", "i"),
    *zip("әғқңөұүһҳҷєґ", ("а", "г", "к", "н", "о", "у", "у", "х", "х", "дж", "е", "г"), strict=True),
)
SEARCH = SearchWords(
    letters="а-я",
    vowels="аеиоуыэюя",
    folds=(("и\u0306", "й"), *_FOLDS),
    keyboard="ёйцукенгшщзхъфывапролджэячсмитьбю",
    romanised=dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", _SPELT, strict=True)),
    readings=readings,
    empty=empty_words,
    weak=weak_words,
    credit=CREDIT,
)
