"""Every record the site is made of, as frozen values. The bottom of the import order.

Nothing here knows YAML, Markdown or a path to open. Records refer to each other by id; what can be derived
(who says what, what rests on a sentence) is a function elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

LANGUAGES: tuple[str, ...] = ("ru", "en")
"""The languages of the site, the first one being its default. Adding one here asks for its texts everywhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in every language of the site: `text["ru"]`, `text["en"]`."""

    values: tuple[str, ...]

    def __getitem__(self, language: str) -> str:
        return self.values[LANGUAGES.index(language)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def items(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(LANGUAGES, self.values, strict=True))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record stands: a path as the editor knows it, and a line counted from 1."""

    path: str
    line: int
    fields: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """The lines of its fields, and of what stands inside them: `speaker`, `title.en`, `topics.0`."""

    def of(self, *names: str | int) -> Place:
        """The place of a field, or of the nearest thing around it that there is: `of("title", "en")`, `of("see", 0)`.

        For a field that the record lacks, its own place.
        """
        for end in range(len(names), 0, -1):
            line = self.fields.get(".".join(map(str, names[:end])))
            if line:
                return Place(self.path, line)
        return self

    def by_language(self, *names: str | int) -> dict[str, Place]:
        """The places of a text's words: of the record's own, or of those of the field that is named."""
        return {language: self.of(*names, language) for language in LANGUAGES}

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that must be mended before anything is written: what, and what would mend it."""

    place: Place
    message: str

    def __str__(self) -> str:
        """On one line, whatever the file holds that the message quotes."""
        told = " ".join(f"{self.place}: {self.message}".split("\n"))
        half = LONGEST_MESSAGE // 2
        return told if len(told) <= LONGEST_MESSAGE else f"{told[:half]} … {told[-half:]}"


# --- a source text, read ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `start` and `end` count characters of the paragraph's text."""

    number: int
    text: str
    start: int
    end: int
    notes: tuple[str, ...] = ()
    """Labels of the endnotes marked at its end, without brackets: ("i",)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A logical paragraph: lines broken in mid-sentence joined by a space, note marks taken out."""

    number: int
    text: str
    sentences: tuple[Sentence, ...]
    cuts: tuple[tuple[int, int], ...]
    """(offset in text, offset in the raw file) of each run that stands in the file without a break, ascending."""

    def raw_offset(self, offset: int) -> int:
        """The place in the raw file of the character at `offset` of the text."""
        at, raw = max(cut for cut in self.cuts if cut[0] <= offset)
        return raw + offset - at


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that an endnote cites, as the endnote gives it."""

    title: str
    publisher: str
    address: str
    accessed: str
    """Day of access, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endnote:
    """One endnote: its words without the mark, and the work meant ("ibid." resolved)."""

    label: str
    text: str
    start: int
    end: int
    """The whole line in the raw file, mark included."""
    work: Work
    same_as: str | None = None
    """For "ibid.": the label of the note that names the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source text taken apart. Every offset leads back into `raw`, and the pieces rebuild it."""

    raw: str
    paragraphs: tuple[Paragraph, ...]
    endnotes: tuple[Endnote, ...]

    def line_of(self, paragraph: Paragraph, sentence: Sentence) -> int:
        """The line of the raw file in which a sentence begins, counted from 1."""
        return self.raw.count("\n", 0, paragraph.raw_offset(sentence.start)) + 1


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """`T19.2`: text T, paragraph 19, sentence 2. `A.iv`: endnote iv of text A."""

    code: str
    paragraph: int = 0
    sentence: int = 0
    note: str = ""

    def __str__(self) -> str:
        return f"{self.code}.{self.note}" if self.note else f"{self.code}{self.paragraph}.{self.sentence}"

    @property
    def anchor(self) -> str:
        """The element's id on the page of its text: `p19s2`, `note-iv`."""
        return f"note-{self.note}" if self.note else f"p{self.paragraph}s{self.sentence}"


CODE = re.compile(r"[A-Z]{1,3}")
"""What a text's code may be: one letter for the first texts; with three there is room for 18,000."""


def code_of(reference: str) -> str:
    """The text that a reference names: "T" for "T19.2", "AB" for "AB.iv"; empty when it names none."""
    found = CODE.match(reference)
    return found[0] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks a span of a paragraph, and how the words reached the page.

    `kind` is one of: `editorial` (the text's own author), `direct` (quoted), `indirect` (reported),
    `inherited` (an unmarked sentence that continues a reported one: the editor's reading, with its reason),
    `undecided` (such a sentence on which no editor has decided yet).
    """

    start: int
    end: int
    kind: str
    speaker: str | None
    """Id of a person; None for the text's own author."""
    relays: str | None = None
    """Id of the person whose words the speaker passes on here; "unknown" when the text does not name them."""
    reason: Text | None = None
    """Why an editor read it so, where a rule could not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceDecision:
    """An editor's reading of a voice where no rule can know it, shown to the reader as ours."""

    place: Place
    source: str
    at: str
    """Reference of the sentence."""
    kind: str
    """`inherited` (with the speaker) or `editorial` for a whole sentence; `relayed` for words inside one."""
    speaker: str | None
    quote: str
    """For `relayed`: the words that are passed on, an exact part of the sentence; otherwise empty."""
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date expression of a text."""

    paragraph: int
    sentence: int
    start: int
    end: int
    wording: str
    """As the text has it."""
    edtf: str
    """EDTF (ISO 8601-2); empty where the text gives no years (an era, "recently")."""
    precision: str
    """`day`, `month`, `year`, `part-of-century`, `era`, `vague`."""
    counted_from: str = ""
    """What a relative date was counted from: a reference ("T2.1"), or "text" for the text's own date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Our translation of one sentence: by language, the source's own left out."""

    place: Place
    original: str
    words: Mapping[str, str]
    note: Text | None = None
    """The translator's note, where the original is ambiguous."""


# --- what the editors know ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quotation: an exact part of one paragraph or endnote of one source."""

    place: Place
    source: str
    quote: str
    at: str = ""
    """The reference where it stands; needed when the words stand in more than one place."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Its translation, an exact part of ours, by language; empty when the quotation is of whole sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Something in our wording that no quotation says to the letter, and by what rule we have it."""

    place: Place
    value: str
    rule: Text
    evidence: tuple[Evidence, ...] = ()
    """What else the value rests on, whoever says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing somebody says, in our words, with its proof."""

    id: str
    place: Place
    text: Text
    kind: str
    """`fact`, `opinion`, `forecast`, `official` or `relayed`."""
    speaker: str
    """Id of a person, or of a source for its own author."""
    relays: str | None
    topics: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    derived: tuple[Derived, ...] = ()

    @property
    def derived_values(self) -> tuple[str, ...]:
        return tuple(derived.value for derived in self.derived)

    @property
    def every_evidence(self) -> tuple[Evidence, ...]:
        """Its own quotations, then those that its derived values rest on."""
        return (*self.evidence, *(evidence for derived in self.derived for evidence in derived.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Anything with a name that texts mention: a person, a partner, a term, a place."""

    id: str
    place: Place
    name: Text
    short: Text
    """The name in running words, where the full one is too long; the full one when there is no other."""
    forms: Mapping[str, tuple[str, ...]]
    """Other names by language, as the texts or we write them; inflected forms are found by themselves."""
    held_by: tuple[str, ...] = ()
    """Ids of names that stand for this one ("Tokyo" for Japan), so that they prove it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Named):
    """Somebody the texts name. `role`: `speaker`, `relayed` or `mentioned`."""

    role: str
    described: tuple[Statement, ...]
    """What the texts say of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Named):
    """A state or union that meets Central Asia in a format of its own, or wants to."""

    format: Text | None
    """What the texts call its format; None where they know no format."""
    described: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Named):
    """A word of the glossary. Without a definition it is shown as named, not defined."""

    kind: str
    definitions: tuple[Statement, ...]
    see: tuple[str, ...] = ()
    """Related terms."""
    reading: Text | None = None
    """Why we read several names as one thing: our reading, and shown as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A sentence that no statement rests on, with the editor's reason."""

    place: Place
    at: str
    """Its reference."""
    reason: str
    """`metaphor`, `transition` or `introduction`."""
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A theme that statements are sorted by."""

    id: str
    place: Place
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something dated. The date's wording stands in the evidence; era orders the page."""

    id: str
    place: Place
    title: Text
    date: str
    """EDTF; empty where the texts give no years."""
    wording: str
    """The source's own words for the date."""
    order: str
    """EDTF year or date that only sorts the list; never shown."""
    era: str
    status: str
    """`held`, `planned`, `not-held`, `ongoing`."""
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One question asked of every partner."""

    id: str
    place: Place
    question: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What the sources say of one partner in one dimension."""

    place: Place
    partner: str
    dimension: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Partners against dimensions. A pair without a cell is a silence of the sources."""

    id: str
    place: Place
    title: Text
    lead: Text
    partners: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text, its record and all that the build reads in it."""

    id: str
    place: Place
    code: str
    path: str
    """Of the text, below seeds/."""
    sha256: str
    language: str
    title: Text
    publisher: Text
    date: str
    """EDTF: when it was written, as far as the text lets one know."""
    counted_from: str
    """The day or month that the text's relative dates are counted from, EDTF."""
    dating: tuple[Statement, ...]
    """How the date is known."""
    rights: str
    """`full`: shown whole; `excerpts`: only the quoted sentences, in every output."""
    misprints: tuple[str, ...]
    """Words that stand in the text so and not otherwise; shown with [sic]."""
    text: SourceText
    voices: tuple[tuple[Voice, ...], ...]
    """A tuple a paragraph; the spans of one paragraph tile it, ascending."""
    dates: tuple[DateMention, ...]
    translations: Mapping[str, Translation]
    """By reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What was expected before the summit against what the later text reports."""

    id: str
    place: Place
    title: Text
    outcome: str
    """`borne-out`, `different`, `silent` (the later text does not say) or `unforeseen` (nobody expected it)."""
    expected: tuple[str, ...]
    """Ids of statements made before."""
    reported: tuple[str, ...]
    """Ids of statements made after."""
    comment: Text
    """Ours: in what it was borne out or differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One answer to a question, by those whose statements it names."""

    id: str
    place: Place
    answer: Text
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the voices answer differently. `kind`: `contradiction`, `difference` or `nuance`."""

    id: str
    place: Place
    question: Text
    kind: str
    comment: Text
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What the texts leave open. `kind`: `unsourced`, `open`, `voices` or `undated`."""

    id: str
    place: Place
    kind: str
    title: Text
    text: Text
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the texts give, and what it counts."""

    id: str
    place: Place
    figure: Text
    counts: Text
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of a way through the site, and why to read it there."""

    place: Place
    page: str
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way through the site for a reader with so much time."""

    id: str
    place: Place
    title: Text
    lead: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where a page leads on to."""

    place: Place
    page: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A second reading: somebody who did not write the record held it against its evidence."""

    place: Place
    id: str
    by: str
    digests: Mapping[str, str]
    """By language: what the record said when it was read."""


# --- the map ----------------------------------------------------------------------------------------------------

Ring = tuple[tuple[float, float], ...]
"""A closed line: degrees east and north; the way back to its first point is understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An area of the map that has a line around it."""

    id: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The map, or an inset of it: a frame and the land in it; what is no land is water."""

    frame: tuple[float, float, float, float]
    """West, south, east, north, in degrees."""
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """The lines of the map, from a pinned file: no statement of the texts."""

    place: Place
    path: str
    """Of the file, below seeds/."""
    sha256: str
    credit: Text
    """Whose lines and coordinates they are; shown with the map."""
    panels: tuple[Panel, ...]
    """The map itself, then its insets."""
    outlines: tuple[Outline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A place that the texts name and the map labels. Where it lies is ours: the texts give no coordinates."""

    id: str
    """That of its name, term or partner, which gives the words of the label."""
    place: Place
    kind: str
    """`town` (a mark with its name), or the name alone of a `state`, a `neighbour`, a `sea`."""
    east: float
    north: float
    """In degrees: of the town; of the middle of the name where it is no town."""
    side: str
    """Where a town's name stands: `right`, `left`, `above`, `below`."""
    evidence: tuple[Evidence, ...]


# --- prose written by us -----------------------------------------------------------------------------------------


FIGURES: tuple[str, ...] = ("map", "timeline")
"""The figures that prose can name: `{figure: map}`."""


PAGES: tuple[str, ...] = ("home", "about")
"""The pages of our own prose that are no essays: the front page and what the site is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A run of an essay. `kind`: `text`, `strong`, `em`, `link` (target) or `cite` (target = statement id)."""

    kind: str
    text: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """`heading` (with id and level), `paragraph`, `quote`, `list` (one tuple of runs an item), or `figure` (its id)."""

    kind: str
    line: int
    items: tuple[tuple[Inline, ...], ...]
    id: str = ""
    level: int = 0
    ordered: bool = False
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """Of its items, where they have lines of their own."""

    def line_of(self, item: int) -> int:
        return self.lines[item] if item < len(self.lines) else self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """One text of ours in every language: title, the blocks in the same order and kinds."""

    id: str
    places: Mapping[str, Place]
    title: Text
    blocks: Mapping[str, tuple[Block, ...]]

    def passages(self, language: str) -> tuple[Block, ...]:
        """The blocks of words; figures are left out, so that one more does not count them anew."""
        return tuple(block for block in self.blocks[language] if block.kind != "figure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A word or sentence of the interface; `{name}` in it is filled in by `fill`."""

    place: Place
    text: Text


PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def fill(words: str, **values: object) -> str:
    """The words with every `{name}` that `values` has filled in. Other braces stay: str.format would run what they say.

    fill("Edition of {day}", day="1 May") == "Edition of 1 May"
    """
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An address that has been published, and so is to lead somewhere for good."""

    place: Place
    address: str
    """As addresses.py writes them: `timeline/#tokyo-summit-2025`, `data/events.csv`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An address that was published, and where what it led to is now."""

    place: Place
    old: str
    new: str
    reason: Text | None
    """Why it moved, shown to the reader."""


class MissingLabelError(Exception):
    """A label is asked for that no file has. What is known is the key that is most like it: a misprint, often."""

    def __init__(self, key: str, labels: Mapping[str, Label]) -> None:
        near = next(iter(get_close_matches(key, labels, 1)), "")
        place = labels[near].place if near else Place("seeds/ui.yml", 1)
        self.problem = Problem(place, f'label "{key}" is missing; add it' + (f', or mend "{near}"' if near else ""))
        super().__init__(str(self.problem))


class Labels(dict[str, Label]):
    """The labels by key."""

    def __missing__(self, key: str) -> Label:
        raise MissingLabelError(key, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edition in the change log."""

    version: str
    day: str
    """ISO 8601."""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that the site is rendered from."""

    sources: tuple[Source, ...]
    decisions: tuple[VoiceDecision, ...]
    set_aside: tuple[SetAside, ...]
    people: tuple[Person, ...]
    partners: tuple[Partner, ...]
    terms: tuple[Term, ...]
    names: tuple[Named, ...]
    topics: tuple[Topic, ...]
    statements: tuple[Statement, ...]
    """Those that stand by themselves; the others stand inside their records."""
    events: tuple[Event, ...]
    comparisons: tuple[Comparison, ...]
    forecasts: tuple[Forecast, ...]
    questions: tuple[Question, ...]
    silences: tuple[Silence, ...]
    figures: tuple[Figure, ...]
    paths: tuple[Path, ...]
    leads: tuple[Lead, ...]
    readings: tuple[Reading, ...]
    published: tuple[Published, ...]
    redirects: tuple[Redirect, ...]
    geography: Geography | None
    """The lines of the map, where there is one."""
    map_places: tuple[MapPlace, ...]
    essays: tuple[Essay, ...]
    pages: tuple[Essay, ...]
    """The prose of pages that are not essays: home, about."""
    labels: Mapping[str, Label]
    changes: tuple[Change, ...]
    """The change log, the newest edition first."""

    @property
    def edition(self) -> str:
        """The day of the edition, ISO 8601: the one date that every output carries."""
        return self.changes[0].day
