"""Whose voice every span of a text is: frames and quotations brought together, sentence by sentence.

What the rules cannot tell is asked, never guessed: a speaker nobody names, an unmarked sentence after a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from explainer.languages.protocol import Frame, Language, Span, Who
from explainer.reading.cast import Cast
from explainer.reading.marks import EDITORIAL, Mark, Said, trimmed
from explainer.reading.quotes import Quotation, find_quotations, is_name, mask
from explainer.reading.reading import Block, Voice
from explainer.reading.untagged import by_label, interviewed, settle

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"[^\W\d_]+")
_NEW_SENTENCE = re.compile(r"[.!?…]\s+[^\W\d_]", re.DOTALL)


class Reader:
    """One text being read; `voices` is asked once, after `read`."""

    def __init__(
        self, blocks: Sequence[Block], spans: Sequence[Sequence[Span]], language: Language, people: Sequence[str]
    ) -> None:
        self.blocks, self.spans, self.language = blocks, spans, language
        self.paint = [[EDITORIAL] * len(block.text) for block in blocks]
        self.quotations = find_quotations(blocks, language)
        self.cast = Cast(language.kin(), language.generic_role, language.introduces, language.whole_name)
        self.cast.enlist(people, [[frozenset(language.keys(word)) for word in name.split()] for name in people])
        self.masked = [self._mask(at) for at in range(len(blocks))]
        self.said = dict[int, Said]()
        self.subject = dict[int, Who | None]()
        """Whom each sentence is about, by its place in the text."""
        self.tagged = dict[int, tuple[str | None, bool]]()
        """Speaker of a quotation, by its place in `quotations`."""
        self.colon: tuple[int, str | None, bool] | None = None
        """(block, speaker, sure) of a block that ended with a colon."""
        self.numbers = {
            (at, number): index
            for index, (at, number) in enumerate((at, n) for at, row in enumerate(spans) for n in range(len(row)))
        }
        for (at, number), index in self.numbers.items():
            start, end = spans[at][number]
            for name in language.names(blocks[at].text[start:end], number == 0):
                self.cast.take(name, index)

    def read(self) -> None:
        """Goes through the text once, from its first sentence to its last."""
        for at, block in enumerate(self.blocks):
            if block.kind == "note":
                continue
            if self.colon is not None and self.colon[0] < at - 1:
                self.colon = None
            if block.label:
                self._interview(at)
                continue
            told = self._told_before(at)
            if told is not None and not self._opens_with_frame(at):
                self._whole(at, told)
                continue
            if block.kind == "block quotation":
                self._whole(at, (None, False))
                continue
            carried: tuple[str | None, bool] | None = None
            for number in range(len(self.spans[at])):
                carried = self._sentence(at, number, carried)
            self._colon(at)
        settle(self)
        for index, quotation in enumerate(self.quotations):
            if index in self.tagged:
                speaker, sure = self.tagged[index]
                for where, start, end in quotation.own:
                    self._fill(where, (start, end), Mark("direct", speaker, not sure or quotation.broken))

    def voices(self, at: int, span: Span) -> tuple[Voice, ...]:
        """The voices of one sentence: spans that tile it, equal neighbours merged."""
        found, start = list[Voice](), 0
        for mark, run in groupby(self.paint[at][slice(*span)]):
            end = start + len(list(run))
            found.append(Voice(start=start, end=end, kind=mark.kind, speaker=mark.speaker, asked=mark.asked))
            start = end
        return tuple(found)

    def _mask(self, at: int) -> str:
        text = self.blocks[at].text
        spans = [
            piece[1:]
            for one in self.quotations
            for piece in one.own
            if piece[0] == at and not is_name(one, text, piece[1], piece[2])
        ]
        return mask(text, spans)

    def _sentence(
        self, at: int, number: int, carried: tuple[str | None, bool] | None
    ) -> tuple[str | None, bool] | None:
        """Reads one sentence; gives whose report a next one without a mark would carry on."""
        block, (start, end) = self.blocks[at], self.spans[at][number]
        index, words = self.numbers[at, number], self.masked[at][start:end]
        frames = self.cast.with_surnames(self.language.frames(words, block.kind in ("title", "heading")), words, index)
        if block.kind in ("title", "heading"):
            frames = [
                one for one in frames if one.shape != "colon" or one.who.kind != "name" or self.cast.is_known(one.who)
            ]
        names = self.language.names(words, number == 0)
        said = self.said[index] = Said(frames=len(frames), deed=all(frame.shape in ("deed", "act") for frame in frames))
        carry: tuple[str | None, bool] | None = None
        about = self.cast.as_surname(self.language.subject(words), words)
        self.subject[index] = about
        told = any(frame.shape in ("after", "as", "source") for frame in frames)
        if about is not None and not told and all(frame.who.start > about.end for frame in frames):
            self.cast.about(about, index)
            about = None
        for frame in frames:
            self.cast.meet([name for name in names if name.end <= frame.who.start], index)
            speaker, sure = self.cast.resolve(frame.who, index)
            headed = block.kind in ("title", "heading") and frame.who.kind == "role" and speaker == frame.who.words
            sure = sure and frame.shape != "deed" and not headed
            if speaker is not None:
                self.cast.hear(speaker, frame.who, index, sure)
            said.speaker, said.sure = speaker, sure
            quoted = self._quote(at, (start, end), frame, (speaker, sure))
            said.direct = said.direct or quoted
            self._report(at, (start, end), frame, Mark("indirect", speaker, not sure), quoted)
            if frame.back:
                self._look_back(at, number, Mark("indirect", speaker, not sure))
            carries = speaker is not None and not quoted and frame.shape not in ("act", "deed") and not frame.back
            carry = (speaker, sure) if carries else None
        self.cast.meet([name for name in names if not frames or name.end > frames[-1].who.start], index)
        if frames:
            return carry
        if self._inside_quotation(at, start, end) or not _WORD.search(words):
            said.direct = True
            return carried if carried is not None and not said.direct else None
        unsaid = self.language.says_nothing(words)
        if carried is not None and block.kind == "paragraph" and not unsaid and not self.language.starts_anew(words):
            self._fill(at, (start, end), Mark("inherited", carried[0], True))
            return carried
        if (self.language.unread(words, frames) and not unsaid) or self.language.speaks_of_itself(words):
            self._fill(at, (start, end), Mark("editorial", None, True))
        return None

    def _quote(self, at: int, span: Span, frame: Frame, speaker: tuple[str | None, bool]) -> bool:
        """Gives the quotations beside a frame to its speaker; whether there was one."""
        begin, end = span[0] + frame.start, span[0] + frame.end
        done = False
        for index, one in enumerate(self.quotations):
            if any(tag[0] == at and tag[1] <= begin + 3 and end <= tag[2] + 3 and begin < tag[2] for tag in one.tags):
                self.tagged[index] = speaker
                done = True
                continue
            relation = self._relation(at, one, span, (begin, end))
            if relation and self._is_speech(at, span, one, frame, relation):
                if index not in self.tagged or relation == "after" or not self.tagged[index][1]:
                    self.tagged[index] = speaker
                done = True
        return done

    def _relation(self, at: int, quotation: Quotation, span: Span, frame: Span) -> str:
        """Whether a quotation stands right before the words of a frame, right after them, or neither."""
        text = self.masked[at]
        for block, start, stop in quotation.pieces:
            if block != at:
                continue
            between = text[stop : frame[0]] if stop <= frame[0] else text[frame[1] : start]
            if re.search(r"\w|\ufffc", between):
                continue
            if stop <= frame[0] and (stop > span[0] or re.search("[—–-]", between)):
                return "before"
            if start >= frame[1] and (start < span[1] or ":" in between):
                return "after"
        return ""

    def _is_speech(self, at: int, span: Span, quotation: Quotation, frame: Frame, relation: str) -> bool:
        block, start, end = next(piece for piece in quotation.pieces if piece[0] == at)
        words = self.blocks[block].text[start:end]
        if quotation.dash or len(quotation.pieces) > 1 or _NEW_SENTENCE.search(words):
            return True
        if relation == "before":
            before = self.masked[at][span[0] : start] if start > span[0] else ""
            if "\ufffc" in before:
                # Alike with the one before it: «A» и «Б» are speech, «озеро «A» и «Б»» borrowed words.
                return all(map(self.language.only_joins, _WORDS.findall(before)))
            return not _WORD.search(before) or before.rstrip()[-1:] in ":—–"
        between = self.masked[at][span[0] + frame.end : start]
        if frame.shape == "colon":
            opener = re.search(r"\w", words)
            return ":" in self.masked[at][span[0] + frame.start : start] or (opener is not None and opener[0].isupper())
        if frame.shape == "that":
            return False
        if frame.shape in ("source", "as", "after") or "," in between:
            return self.language.is_clause(words)
        return self.language.words_end_speech(self.masked[at][:start]) and self.language.is_clause(words)

    def _report(self, at: int, span: Span, frame: Frame, mark: Mark, quoted: bool) -> None:
        """Paints what a frame reports; its own words stay the text's."""
        limit = span[0] + frame.start if quoted and frame.shape in ("after", "colon") else span[1]
        for start, end in frame.reports:
            inner = trimmed(self.blocks[at].text, (span[0] + start, min(span[0] + end, limit)))
            if quoted and self.masked[at][: inner[1]].rstrip(" ,.!?…—–-\ufffc").endswith(":"):
                continue
            if inner[0] < inner[1] and re.search(r"\w" if quoted else r"\w|\ufffc", self.masked[at][slice(*inner)]):
                self._fill(at, inner, mark)
            if frame.sure is not None:
                self._fill(at, (max(inner[0], span[0] + frame.sure), inner[1]), mark._replace(asked=True))
        if frame.reports:
            self._fill(at, (span[0] + frame.start, span[0] + frame.end), EDITORIAL)

    def _look_back(self, at: int, number: int, mark: Mark) -> None:
        """«Об этом сообщил X.»: the sentence before is his; what else stands before it in its paragraph is asked."""
        place = (at, number - 1) if number else (at - 1, len(self.spans[at - 1]) - 1) if at else None
        if place is None or place[1] < 0 or self.blocks[place[0]].kind not in ("paragraph", "list item"):
            return
        for step in range(place[1], -1, -1):
            before = self.said.get(self.numbers[place[0], step])
            if before is None or (before.frames and not before.deed) or before.direct:
                return
            asked = mark.asked or step < place[1]
            self._fill(place[0], self.spans[place[0]][step], mark._replace(asked=asked))

    def _inside_quotation(self, at: int, start: int, end: int) -> bool:
        return any(
            block == at and first <= start and end <= last + 2
            for one in self.quotations
            for block, first, last in one.pieces
        )

    def _told_before(self, at: int) -> tuple[str | None, bool] | None:
        """Whose a block without marks is, because the one before ended with his name and a colon."""
        if self.colon is None or self.colon[0] != at - 1:
            return None
        first = next((one for one in self.quotations if one.pieces[0][0] == at), None)
        if first is not None and not _WORD.search(self.blocks[at].text[: first.pieces[0][1]]):
            index = self.quotations.index(first)
            self.tagged.setdefault(index, self.colon[1:])
            return None
        return self.colon[1:]

    def _opens_with_frame(self, at: int) -> bool:
        """Whether a block says at its start whose it is, so that it cannot be another's words."""
        start, end = self.spans[at][0] if self.spans[at] else (0, 0)
        frames = self.language.frames(self.masked[at][start:end], False)
        return any(
            frame.who.kind in ("name", "role", "body", "pronoun")
            and ((frame.shape in ("that", "colon") and frame.start < 30) or frame.shape == "after")
            for frame in frames
        )

    def _whole(self, at: int, told: tuple[str | None, bool]) -> None:
        block = self.blocks[at]
        plain = block.kind in ("paragraph", "block quotation")
        self._fill(at, (0, len(block.text)), Mark("direct" if plain else "indirect", told[0], not told[1] or not plain))
        for number in range(len(self.spans[at])):
            self.said[self.numbers[at, number]] = Said(told[0], told[1], plain, 1)
        if block.kind == "list item":
            self.colon = (at, *told)

    def _colon(self, at: int) -> None:
        if not self.blocks[at].text.rstrip().endswith(":") or not self.spans[at]:
            return
        last = self.said.get(self.numbers[at, len(self.spans[at]) - 1])
        if last is not None and last.frames:
            self.colon = (at, last.speaker, last.sure)

    def _interview(self, at: int) -> None:
        """A question or an answer: all but its label is direct; who answers is asked unless the label names him."""
        block = self.blocks[at]
        generic = block.label.strip(" .").lower() in self.language.labels.question | self.language.labels.answer
        speaker, sure = (None, True) if generic else (by_label(self, block.label), True)
        if generic and block.kind == "answer":
            speaker, sure = interviewed(self, next(n for n, one in enumerate(self.blocks) if one.label))
        self._fill(at, (block.opens, len(block.text)), Mark("direct", speaker, not sure))
        for number in range(len(self.spans[at])):
            self.said[self.numbers[at, number]] = Said(speaker, True, True, 1)
        for index, one in enumerate(self.quotations):
            if any(piece[0] == at for piece in one.pieces):
                self.tagged[index] = (speaker, sure)

    def _fill(self, at: int, span: Span, mark: Mark) -> None:
        self.paint[at][slice(*span)] = [mark] * (span[1] - span[0])


def read_voices(
    blocks: Sequence[Block], spans: Sequence[Sequence[Span]], language: Language, people: Sequence[str]
) -> Mapping[int, tuple[tuple[Voice, ...], ...]]:
    """The voices of every sentence, by block: `spans` are the sentences of each block in order."""
    reader = Reader(blocks, spans, language, people)
    reader.read()
    return dict(_all(reader, spans))


def _all(reader: Reader, spans: Sequence[Sequence[Span]]) -> Iterator[tuple[int, tuple[tuple[Voice, ...], ...]]]:
    for at, row in enumerate(spans):
        yield at, tuple(reader.voices(at, span) for span in row)
