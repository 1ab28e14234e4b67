"""How well texts are read, held against a gold reading: one way of counting, for every language. Pure.

The gold: a header `# ID date=DAY`, then a row a sentence, `first words | voices | dates`. A voice is `ed`, `any`,
`direct:X`, `indirect:X`, `back:X` or `inh:X`; of several with commas either is right; with `?` the text names nobody.
Dates are `wording=EDTF` with `;` between. `¦` in the first words stands for a bar in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.reading.reading import Reading, ReadSentence

_KINDS = {"ed": "editorial", "direct": "direct", "indirect": "indirect", "back": "indirect", "inh": "inherited"}
_HEADER = re.compile(r"#\s*(?P<id>\S+)\s+date=(?P<day>\d{4}-\d\d-\d\d)(?:\s+language=(?P<language>\w+))?")


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One sentence of a gold reading."""

    words: str
    voices: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GoldText:
    """The gold reading of one text."""

    id: str
    day: str
    language: str
    rows: tuple[GoldRow, ...]


@dataclass(slots=True)
class Score:
    """Counts of one text or of several added up, and every fault in words."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def share(self, part: str, *of: str) -> str:
        total = sum(self.counts[name] for name in of)
        return f"{self.counts[part]} of {total} ({100 * self.counts[part] / total:.0f} %)" if total else "none"


def parse_gold(text: str) -> tuple[GoldText, ...]:
    """The gold readings of a file, in order. A ValueError names a line that is neither header nor row."""
    found = list[GoldText]()
    rows = list[GoldRow]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        header = _HEADER.match(line)
        if header:
            rows = []
            found.append(GoldText(header["id"], header["day"], header["language"] or "", ()))
        elif found and line.count("|") == 2:
            rows.append(_row(line))
            found[-1] = GoldText(found[-1].id, found[-1].day, found[-1].language, tuple(rows))
        else:
            raise ValueError(f"{number}: neither “# ID date=DAY” nor “first words | voices | dates”; mend the line")
    return tuple(found)


def score_reading(gold: GoldText, reading: Reading) -> Score:
    """The reading of one text against its gold."""
    score = Score()
    sentences = [(block.number, one) for block in reading.blocks for one in reading.sentences[block.number]]
    at = 0
    for row in gold.rows:
        here = next((i for i in range(at, len(sentences)) if _begins(sentences[i][1].text, row.words)), None)
        if here is None:
            score.counts["lost"] += 1
            score.faults.append(f"{gold.id}: no sentence begins with “{row.words}”")
            continue
        at = here + 1
        block, sentence = sentences[here]
        _score_voice(gold.id, row, sentence, score)
        read = {
            date.wording: date.edtf or ""
            for date in reading.dates
            if (date.block, date.sentence) == (block, sentence.number)
        }
        _score_dates(gold.id, row, read, score)
    return score


def add_up(scores: Sequence[Score]) -> Score:
    """All counts and faults together."""
    total = Score()
    for score in scores:
        total.counts.update(score.counts)
        total.faults += score.faults
    return total


def table(scores: Mapping[str, Score]) -> str:
    """The counts in a table, a row a text and one for all; ends with a line break."""
    heads = [
        "text",
        "right",
        "wrong, unasked",
        "asked",
        "strict",
        "literal",
        "dates right",
        "dates wrong",
        "missed",
        "more",
        "lost",
    ]
    rows = [heads]
    for name, score in [*scores.items(), ("all", add_up([*scores.values()]))]:
        voices, dates = ("right", "wrong", "asked"), ("date right", "date wrong", "date missed")
        rows.append(
            [
                name,
                *(score.share(one, *voices) for one in voices),
                str(score.counts["strict"]),
                score.share("literal right", "literal right", "literal other"),
                *(score.share(one, *dates) for one in dates),
                str(score.counts["date more"]),
                str(score.counts["lost"]),
            ]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )


def _row(line: str) -> GoldRow:
    words, voices, dates = (part.strip() for part in line.split("|"))
    pairs = tuple(
        (wording.strip(), edtf.strip())
        for pair in dates.split(";")
        if pair.strip()
        for wording, _, edtf in [pair.rpartition("=")]
    )
    return GoldRow(words.replace("¦", "|"), tuple(one.strip() for one in voices.split(",")), pairs)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text)).lower()


def _begins(text: str, words: str) -> bool:
    return _letters(text).startswith(_letters(words))


def _score_voice(id: str, row: GoldRow, sentence: ReadSentence, score: Score) -> None:
    if "any" in row.voices:
        return
    held = Counter[tuple[str, str | None, bool]]()
    for voice in sentence.voices:
        letters = len(re.findall(r"\w", sentence.text[voice.start : voice.end]))
        held[voice.kind, voice.speaker, voice.asked] += letters
    (kind, speaker, asked), _ = held.most_common(1)[0]
    strict = not asked and any(_fits(gold, kind, speaker) for gold in row.voices)
    score.counts["strict"] += strict
    # The words of an attribution are the author's, and nobody asks whose sentence they make it.
    others = [one for one in held.most_common() if one[0][0] != "editorial" or one[0][2]]
    (kind, speaker, asked), _ = others[0] if others else held.most_common(1)[0]
    right = any(_fits(gold, kind, speaker) for gold in row.voices)
    literal = any(gold.startswith("direct:") for gold in row.voices)
    outcome = "asked" if asked else "right" if right else "wrong"
    score.counts[outcome] += 1
    if literal:
        # Whether the words are told as literal and whose they are, however sure.
        score.counts["literal right" if right else "literal other"] += 1
    if outcome != "right":
        said = f"{kind} {speaker or '–'}{' (asked)' if asked else ''}"
        score.faults.append(f"{id}: {outcome}: “{sentence.text[:60]}”: {said}, gold {', '.join(row.voices)}")


def _fits(gold: str, kind: str, speaker: str | None) -> bool:
    wanted, _, name = gold.partition(":")
    if _KINDS.get(wanted, wanted) != kind:
        return False
    if wanted == "ed":
        return True
    if name in ("?", ""):
        return speaker is None
    words = {_letters(word) for word in (speaker or "").split()}
    return bool(speaker) and (
        {_letters(word) for word in name.split()} <= words or _letters(name) in _letters(speaker or "")
    )


def _score_dates(id: str, row: GoldRow, read: Mapping[str, str], score: Score) -> None:
    left = dict(read)
    for wording, edtf in row.dates:
        same = next((one for one in left if _overlap(one, wording)), None)
        if same is None:
            score.counts["date missed"] += 1
            score.faults.append(f"{id}: date missed: “{wording}” = {edtf}")
            continue
        value = left.pop(same)
        if value == edtf:
            score.counts["date right"] += 1
        else:
            score.counts["date missed" if not value else "date wrong"] += 1
            score.faults.append(f"{id}: date “{same}” = {value or 'vague'}, gold “{wording}” = {edtf}")
    for wording, value in left.items():
        if value:
            score.counts["date more"] += 1
            score.faults.append(f"{id}: date more: “{wording}” = {value}")


def _overlap(one: str, other: str) -> bool:
    first, second = _letters(one), _letters(other)
    return first in second or second in first


def faults(scores: Mapping[str, Score]) -> Iterator[str]:
    """Every fault of every text, in order."""
    for score in scores.values():
        yield from score.faults
