"""English: its words, and how a text in it is read.

What only the reading needs is imported when it is asked for: its rules take a tenth of a second to be made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from explainer.languages.en.cites import CITES
from explainer.languages.en.datewords import DATES
from explainer.languages.en.lexicon import AUXILIARIES, IRREGULAR_PAST, KIN, SAYING, THAT
from explainer.languages.en.numbers import NUMBERS
from explainer.languages.en.search import SEARCH
from explainer.languages.en.sentences import split_sentences
from explainer.languages.en.signs import SIGNS
from explainer.languages.en.times import TIMES
from explainer.languages.en.typography import HOUSE
from explainer.languages.protocol import DatePhrase, Frame, Labels, Name, Span, Who
from explainer.languages.tables import EndnoteWords, Letters
from explainer.languages.tokens import word_set

_FIRST_PERSON = re.compile(r"(?<![\w.])(?:I|I[’'](?:m|ve|ll|d)|me|my)(?![\w.’'])")
_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+|fail\w+)\s+to\s+(?:comment|say|answer|elaborate|confirm|discuss|respond|give|name|reveal|disclose|speak)"
    r"|\b(?:not|n[’']t)\s+(?:\w+\s+)?(?:comment\w*|respond\w*|repl\w+|elaborate\w*|say|said|immediately|available)\b|\bunavailable\s+for\s+comment",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"\W*(?:earlier|meanwhile|previously|separately|elsewhere|in\s+(?:a\s+)?(?:related|other)\s+\w+)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were|be)\s+(?:to|going\s+to|about\s+to|due\s+to|set\s+to)|upcoming|forthcoming)\b"
    r"|\w[’']ll\b|\bwon[’']t\b|\b(?:plan|intend|expect|hope|aim|promise|forecast|predict)(?:s|ed|ned|ning|ing)?\b",
    re.IGNORECASE,
)
_SHORT = 3
_PERSONAL = word_set("i we you he she it they this that there who what")


class English:
    """The language of the folder."""

    code = "en"
    letters = Letters(
        own="abcdefghijklmnopqrstuvwxyz",
        capitals=frozenset(["I", "May", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    )
    numbers = NUMBERS
    date_words = DATES
    signs = SIGNS
    times = TIMES
    all_texts = re.compile(
        r"\b(?:texts|sources|neither)\b|\b(?:one|two|both|each|every|either|only|no)\s+(?:text|source)\b", re.IGNORECASE
    )
    house = HOUSE
    pronouns = frozenset(
        ["it", "its", "itself", "he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs"]
    )
    cites = CITES
    endnotes = EndnoteWords(same="Ibid", accessed="Accessed|Date of access")
    search = SEARCH
    speech_dash = False
    introduces = False
    that = THAT
    generic_role = "expert"
    labels = Labels(
        question=frozenset({"q", "question", "interviewer", "reporter", "host", "moderator"}),
        answer=frozenset({"a", "answer"}),
        byline=("by", "author", "authors", "text by", "words by", "written by", "reporting by", "translated by"),
        caption=("photo", "image", "picture", "pictured", "file photo", "file", "above", "video", "illustration"),
        notes=(
            "notes",
            "sources",
            "references",
            "footnotes",
            "links",
            "external links",
            "related news",
            "bibliography",
        ),
        beside=(
            *("read also", "also read", "read more", "read next", "see also", "related", "related stories", "tags"),
            *("keywords", "filed under", "topics", "subscribe", "©", "(c)", "copyright", "all rights reserved"),
        ),
    )

    def forms(self, word: str) -> frozenset[str]:
        import snowballstemmer

        # One a call: a stemmer keeps the word that it works on, and the books of the languages are set in threads.
        return frozenset({str(snowballstemmer.stemmer("english").stemWord(word))})

    def knows(self, word: str) -> bool:
        return word[0].islower()

    def carries_meaning(self, word: str) -> bool:
        return len(word) > _SHORT

    def only_joins(self, word: str) -> bool:
        return False

    def may_be_verb(self, word: str) -> bool:
        return word.endswith(("ed", "ing", "s")) or word.lower() in IRREGULAR_PAST

    def can_be_subject(self, name: str) -> bool | None:
        return None

    def sentences(self, text: str) -> Sequence[Span]:
        return split_sentences(text)

    def frames(self, sentence: str, heading: bool) -> Sequence[Frame]:
        from explainer.languages.en.frames import find_frames

        return find_frames(sentence, heading)

    def subject(self, sentence: str) -> Who | None:
        from explainer.languages.en.frames import without_dateline
        from explainer.languages.en.people import find_subject

        return find_subject(without_dateline(sentence))

    def unread(self, sentence: str, frames: Sequence[Frame]) -> bool:
        from explainer.languages.en.frames import leaves_something_unread

        return leaves_something_unread(sentence, frames)

    def says_nothing(self, sentence: str) -> bool:
        return bool(_SILENT.search(sentence))

    def starts_anew(self, sentence: str) -> bool:
        return bool(_ANEW.match(sentence))

    def tags(self, speech: str, closed: bool) -> Sequence[Span]:
        return ()

    def names(self, sentence: str, opens: bool) -> Sequence[Name]:
        from explainer.languages.en.frames import without_dateline
        from explainer.languages.en.people import find_names

        return find_names(without_dateline(sentence))

    def whole_name(self, stands: str, surname: str) -> str:
        return ""

    def words_end_speech(self, before: str) -> bool:
        words = re.findall(r"[\w’']+", before)
        return bool(words) and SAYING.get(words[-1].lower()) in ("say", "add", "reply", "write", "ask", "respond")

    def is_clause(self, words: str) -> bool:
        found = [word.lower().replace("’", "'") for word in re.findall(r"[\w’']+", words)]
        stop = bool(re.search(r"[.,!?…—][”\"’']?$", words.strip()))
        return len(found) > 1 and (stop or bool(set(found) & (_PERSONAL | AUXILIARIES)) or len(found) > 5)

    def speaks_of_itself(self, sentence: str) -> bool:
        return bool(_FIRST_PERSON.search(sentence))

    def looks_ahead(self, words: str) -> bool:
        return bool(_AHEAD.search(words))

    def keys(self, word: str) -> frozenset[str]:
        return frozenset({word.lower()})

    def kin(self) -> Mapping[str, str]:
        return KIN

    def dates(self, block: str, sentences: Sequence[Span], day: datetime.date) -> Sequence[DatePhrase]:
        from explainer.languages.en.dates import find_dates

        return find_dates(block, sentences, day)
