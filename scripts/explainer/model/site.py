"""What belongs to the site and not to its subject: labels, addresses, second readings, the change log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated, ClassVar

from explainer.model.fields import Claim, Dated, Flat, Id, Key, Machine, Own, Refers, Some
from explainer.model.marks import Defines, NoTable, Once
from explainer.model.statements import Record
from explainer.model.words import LANGUAGES, Place, Problem, Text

OWN = "explainer/"
"""How the places of records begin that come with the program: no editor of a site wrote them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """The site itself: what it is called, whose it is, and the lists that are its own."""

    what: ClassVar[str] = "site"

    name: Annotated[Text, Own("the name of the site")]
    holder: Annotated[Text, Own("who makes the site, as its licence names them")]
    """Who makes it."""
    stem: Annotated[str, Id("site")]
    """What the files that readers take along are called, before the language and the ending."""
    menu: Annotated[tuple[str, ...], Machine()]
    """The pages that the menu names, in its order. What the site has no records for is left out."""
    foot: Annotated[tuple[str, ...], Machine()]
    """The pages that the foot of every page names besides."""
    eras: Annotated[tuple[str, ...], Machine(), Defines("era", "era.{}", "era.{}.lead")] = ()
    """The parts of the timeline, in their order; `era.ID` and `era.ID.lead` of the labels name them."""
    background: Annotated[str, Refers("era")] = ""
    """The era that tells what came long before, and is drawn before the axis begins."""
    event: Annotated[str, Refers("era")] = ""
    """The era of the event that the texts speak of; the drawing marks it."""
    contact: Annotated[str, Machine()] = ""
    """Where readers report a mistake: an address, `{page}` in it stands for that of their page. Without one no link."""
    kinds: Annotated[tuple[str, ...], Machine(), Defines("kind", "term.{}")] = ()
    """What terms can be; `term.KIND` of the labels names each."""

    @property
    def id(self) -> str:
        """By which a second reading knows it."""
        return self.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A second reading: somebody who did not write the words held them against their evidence."""

    what: ClassVar[str] = "reading"

    place: Place
    id: Annotated[str, Machine(), Once()]
    """Where the words stood when they were read. What was read is known by its digests alone."""
    by: Annotated[str, Own("the name of the reader", shown=False)]
    digests: Annotated[Mapping[str, str], Flat(), Machine()]
    """Of the words in the language, and of what they rested on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Record):
    """A word or sentence of the interface; `{name}` in it is filled in by `fill`."""

    what: ClassVar[str] = "label"

    text: Annotated[Text, Flat(), Own("a word or sentence of the interface")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction(Record):
    """Words of a page that say something of its subject: used like a label, and proved."""

    what: ClassVar[str] = "introduction"

    text: Annotated[Text, Flat(), Claim("statements", title=True)]
    statements: Annotated[tuple[str, ...], Refers("statement"), Some("name what it rests on")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paraphrase(Record):
    """Words that say the same: one of ours may stand where what it rests on has another of them."""

    what: ClassVar[str] = "paraphrase"

    words: Annotated[Mapping[str, tuple[str, ...]], Machine()]
    """By language; the words of all its languages say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary(Record):
    """The closed lists by which the checks tell words about texts and the site from words about the subject."""

    what: ClassVar[str] = "vocabulary"

    names: Annotated[Mapping[str, tuple[str, ...]], Machine()] = field(default_factory=dict)
    """By language: names that are no subject, and may stand in words that claim nothing."""
    words: Annotated[Mapping[str, tuple[str, ...]], Machine()] = field(default_factory=dict)
    """By language: with which the site speaks of texts, of speaking and of itself; no quotation need hold them."""
    comments: Annotated[Mapping[str, tuple[str, ...]], Machine()] = field(default_factory=dict)
    """By language: the same, but not for words that claim nothing: with these it weighs what texts say."""
    interface: Annotated[Mapping[str, tuple[str, ...]], Machine()] = field(default_factory=dict)
    """By language: what words that claim nothing are made of besides; a claim must have them proved."""
    paraphrases: Annotated[tuple[Paraphrase, ...], NoTable("for the checks alone")] = ()
    """What may stand for a word of the texts in what we claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An address that has been published, and so is to lead somewhere for good."""

    place: Place
    address: Annotated[str, Machine()]
    """As addresses.py writes them: `timeline/#an-event`, `data/events.csv`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Record):
    """An address that was published, and where what it led to is now."""

    what: ClassVar[str] = "redirect"

    old: Annotated[str, Key("from"), Machine("address")]
    """As it was published."""
    new: Annotated[str, Key("to"), Machine("address")]
    """What exists today."""
    reason: Annotated[Text | None, Flat(), Own("why it moved, shown to the reader")] = None
    """Why it moved, shown to the reader."""


class MissingLabelError(Exception):
    """A label is asked for that no file has. What is known is the key that is most like it: a misprint, often."""

    def __init__(self, key: str, labels: Mapping[str, Label | Introduction]) -> None:
        near = next(iter(get_close_matches(key, labels, 1)), "")
        place = labels[near].place if near else Place("seeds/ui.yml", 1)
        self.problem = Problem(place, f'label "{key}" is missing; add it' + (f', or mend "{near}"' if near else ""))
        super().__init__(str(self.problem))


class Labels(dict[str, Label | Introduction]):
    """The labels by key, and the words of pages that are used like them."""

    def __missing__(self, key: str) -> Label | Introduction:
        raise MissingLabelError(key, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edition in the change log."""

    what: ClassVar[str] = "edition"
    language: ClassVar[str] = LANGUAGES[-1]
    """What the change log is written in, and so the feed."""

    place: Place
    version: Annotated[str, Machine()]
    """Of the edition."""
    day: Annotated[str, Dated()]
    """ISO 8601."""
    items: Annotated[tuple[str, ...], Own("what changed in the site, in the feed")]
    places: tuple[Place, ...] = ()
    """Where each item begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """Something that an edition had wrong, mended: About lists it."""

    what: ClassVar[str] = "correction"

    day: Annotated[str, Dated()]
    """ISO 8601."""
    at: Annotated[str, Machine()]
    """The address of the page, or of the place on it, that says it right now."""
    words: Annotated[Text, Flat(), Own("what was corrected, on About")]
