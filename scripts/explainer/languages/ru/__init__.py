"""Russian: its words, and how a text in it is read.

What only the reading needs is imported when it is asked for: its rules take a tenth of a second to be made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

import razdel

from explainer.languages.protocol import DatePhrase, Frame, Labels, Name, Span, Who
from explainer.languages.ru.cites import CITES
from explainer.languages.ru.datewords import DATES
from explainer.languages.ru.dictionary import (
    can_be_subject,
    carries_meaning,
    dictionary_forms,
    is_known,
    may_be_verb,
    only_joins,
)
from explainer.languages.ru.lexicon import KIN, THAT
from explainer.languages.ru.morphology import name_keys, parses
from explainer.languages.ru.numbers import NUMBERS
from explainer.languages.ru.search import SEARCH
from explainer.languages.ru.signs import SIGNS
from explainer.languages.ru.times import TIMES
from explainer.languages.ru.typography import HOUSE
from explainer.languages.tables import EndnoteWords, Letters
from explainer.languages.tokens import word_set

_FIRST_PERSON = re.compile(r"(?<!\w)(?:я|мне|меня|мной|мой|моя|мо[её]|мои|моего|моей)(?!\w)", re.IGNORECASE)
# «в 2024 г. Они вернутся»: razdel takes every «г.» for a town.
_YEAR_ENDS = re.compile(r"\d{4}\s+г(?:г)?\.\s+(?=[А-ЯЁ])")

_SILENT = re.compile(
    r"(?:от\s+(?:\w+\s+)?комментари\w+|комментировать)\s+(?:\w+\s+){0,3}?(?:отказал\w+|воздержал\w+)"
    r"|(?:отказал\w+|воздержал\w+)\s+(?:\w+\s+){0,2}?(?:от\s+(?:\w+\s+)?комментари|комментировать)"
    r"|не\s+(?:стал\w*|смог\w*|захотел\w*)\s+\w*комментир|не\s+(?:ответил|уточн|сообща|раскрыва|сказал|назвал|прокомментир)\w*",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"\W*(?:ранее|напомним|между\s+тем|тем\s+временем|в\s+настоящее\s+время|сегодня|ныне|всего)\b", re.IGNORECASE
)


class Russian:
    """The language of the folder."""

    code = "ru"
    letters = Letters(
        own="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        same={"ё": "е"},
        look_alikes=dict(zip("авекмнорстух", "abekmhopctyx", strict=True)),
        inflected_capitals="[А-ЯЁ]{2,}[а-яё]{1,3}",
        romans="[ХІ]+",
    )
    numbers = NUMBERS
    date_words = DATES
    signs = SIGNS
    times = TIMES
    all_texts = re.compile(
        r"\b(?:текст(?:ы|ов|ам|ами|ах)|источник(?:и|ов|ам|ами|ах))\b|\b(?:од(?:ин|ном|ного)|об[ао]их|оба|кажд\w+|два|двух)"
        r"\s+(?:текст|источник)\w*|\bни\s+(?:тот,\s+ни\s+другой|(?:в\s+)?од\w+)\b",
        re.IGNORECASE,
    )
    house = HOUSE
    pronouns = word_set("он она оно они его ее ей ему им ими их него нее нему ней ним них свой")
    cites = CITES
    endnotes = EndnoteWords(same="Там же", accessed="Дата обращения")
    search = SEARCH
    speech_dash = True
    introduces = True
    that = THAT
    generic_role = "эксперт"
    labels = Labels(
        question=frozenset({"вопрос", "в", "корреспондент", "журналист", "ведущий", "ведущая", "корр"}),
        answer=frozenset({"ответ", "о"}),
        byline=("автор", "авторы", "текст", "подготовил", "подготовила", "материал подготовил", "перевод"),
        caption=("фото", "на фото", "иллюстрация", "снимок", "изображение", "портрет", "фотография", "видео"),
        notes=("примечания", "источники", "сноски", "ссылки", "литература"),
        beside=(
            *("читайте также", "читать также", "смотрите также", "читайте по теме", "по теме", "материалы по теме"),
            *("теги", "тэги", "метки", "ключевые слова", "рубрика", "подписывайтесь", "©", "(c)", "все права защищены"),
        ),
    )

    def forms(self, word: str) -> frozenset[str]:
        return dictionary_forms(word)

    def knows(self, word: str) -> bool:
        return is_known(word)

    def carries_meaning(self, word: str) -> bool:
        return carries_meaning(word)

    def only_joins(self, word: str) -> bool:
        return only_joins(word)

    def may_be_verb(self, word: str) -> bool:
        return may_be_verb(word)

    def can_be_subject(self, name: str) -> bool | None:
        return can_be_subject(name)

    def sentences(self, text: str) -> Sequence[Span]:
        found = list[Span]()
        for one in razdel.sentenize(text):
            start = one.start
            for cut in _YEAR_ENDS.finditer(text, one.start, one.stop):
                if cut.end() < one.stop:
                    found.append((start, cut.end() - 1))
                    start = cut.end()
            found.append((start, one.stop))
        return [(a, b) for a, b in found if text[a:b].strip()]

    def frames(self, sentence: str, heading: bool) -> Sequence[Frame]:
        from explainer.languages.ru.frames import find_frames

        return find_frames(sentence, heading)

    def subject(self, sentence: str) -> Who | None:
        from explainer.languages.ru.people import find_subject

        return find_subject(sentence)

    def unread(self, sentence: str, frames: Sequence[Frame]) -> bool:
        from explainer.languages.ru.frames import leaves_something_unread

        return leaves_something_unread(sentence, frames)

    def tags(self, speech: str, closed: bool) -> Sequence[Span]:
        from explainer.languages.ru.tags import find_tags

        return find_tags(speech, closed)

    def names(self, sentence: str, opens: bool) -> Sequence[Name]:
        from explainer.languages.ru.people import find_names

        return find_names(sentence)

    def whole_name(self, stands: str, surname: str) -> str:
        from explainer.languages.ru.morphology import with_surname

        return with_surname(stands.split(), surname)

    def words_end_speech(self, before: str) -> bool:
        return False

    def is_clause(self, words: str) -> bool:
        return any(
            one.tag.POS in ("VERB", "PRED", "PRTS", "ADJS") and one.score > 0.3
            for word in re.findall(r"[^\W\d_]+", words)
            for one in parses(word)[:2]
        )

    def speaks_of_itself(self, sentence: str) -> bool:
        return bool(_FIRST_PERSON.search(sentence))

    def says_nothing(self, sentence: str) -> bool:
        return bool(_SILENT.search(sentence))

    def starts_anew(self, sentence: str) -> bool:
        return bool(_ANEW.match(sentence))

    def looks_ahead(self, words: str) -> bool:
        from explainer.languages.ru.verbs import speaks_of_future

        return speaks_of_future(words)

    def keys(self, word: str) -> frozenset[str]:
        return name_keys(word)

    def kin(self) -> Mapping[str, str]:
        return KIN

    def dates(self, block: str, sentences: Sequence[Span], day: datetime.date) -> Sequence[DatePhrase]:
        from explainer.languages.ru.dates import find_dates

        return find_dates(block, sentences, day)
