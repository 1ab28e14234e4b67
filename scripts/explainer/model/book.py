"""All that the site is rendered from, as one frozen value that says which files hold what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from explainer.model.fields import fields_of
from explainer.model.findings import Figure, Forecast, Lead, NoAnswer, Path, Question, Silence, Unsought
from explainer.model.geography import Geography, MapPlace
from explainer.model.knowledge import Comparison, Event, Named, Partner, Person, Term, Topic
from explainer.model.marks import Apart, By, File, NoTable, OnPages, Table, Tables
from explainer.model.prose import Essay
from explainer.model.site import Change, Correction, Introduction, Label, Published, Reading, Redirect, Site, Vocabulary
from explainer.model.sources import SetAside, Source
from explainer.model.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that the site is rendered from. A kind of record is a field here: nothing else lists the kinds there are."""

    site: Annotated[Site, Apart("site.yml"), NoTable("the description of the data names it")]
    """What the site itself is."""
    sources: Annotated[
        tuple[Source, ...], Apart("sources.yml"), OnPages("sources", "sources/{id}", "experts/{id}", "coverage")
    ]
    set_aside: Annotated[tuple[SetAside, ...], File("knowledge/set-aside*.yml")]
    people: Annotated[tuple[Person, ...], File("knowledge/people*.yml"), OnPages("experts/{id}")]
    partners: Annotated[tuple[Partner, ...], File("knowledge/partners*.yml"), OnPages("formats/{id}")]
    terms: Annotated[
        tuple[Term, ...], File("knowledge/terms*.yml"), OnPages("glossary", "concordance"), Table("glossary")
    ]
    names: Annotated[tuple[Named, ...], File("knowledge/names*.yml")]
    topics: Annotated[tuple[Topic, ...], File("knowledge/topics*.yml")]
    statements: Annotated[
        tuple[Statement, ...], File("knowledge/statements*.yml"), OnPages("experts/{speaker}", "coverage")
    ]
    """Those that stand by themselves; the others stand inside their records."""
    events: Annotated[tuple[Event, ...], File("knowledge/events*.yml"), OnPages("timeline")]
    comparisons: Annotated[tuple[Comparison, ...], File("knowledge/comparisons*.yml"), OnPages("formats")]
    forecasts: Annotated[
        tuple[Forecast, ...],
        File("knowledge/forecasts*.yml", "knowledge/unforeseen*.yml"),
        OnPages("forecasts", "findings"),
    ]
    questions: Annotated[
        tuple[Question, ...], File("knowledge/disagreements*.yml"), OnPages("disagreements", "findings")
    ]
    silences: Annotated[tuple[Silence, ...], File("knowledge/silences*.yml"), OnPages("silences", "findings")]
    no_answers: Annotated[tuple[NoAnswer, ...], File("knowledge/no-answers*.yml"), NoTable("for the checks alone")]
    unsought: Annotated[tuple[Unsought, ...], File("knowledge/unsought*.yml"), NoTable("for the checks alone")]
    figures: Annotated[tuple[Figure, ...], File("knowledge/figures*.yml"), OnPages("numbers", "findings")]
    paths: Annotated[tuple[Path, ...], File("knowledge/paths*.yml"), OnPages("start")]
    leads: Annotated[tuple[Lead, ...], File("knowledge/leads*.yml")]
    vocabulary: Annotated[tuple[Vocabulary, ...], File("vocabulary*.yml"), NoTable("for the checks alone")]
    readings: Annotated[tuple[Reading, ...], File("readings.yml")]
    published: Annotated[tuple[Published, ...], NoTable("the list is a file of its own, and says only what is there")]
    redirects: Annotated[tuple[Redirect, ...], Apart("redirects.yml")]
    geography: Annotated[Geography | None, Apart("geography.yml")]
    """The lines of the map, where there is one."""
    map_places: Annotated[tuple[MapPlace, ...], File("knowledge/places*.yml"), Table("places")]
    essays: Annotated[tuple[Essay, ...], OnPages("essays/{id}")]
    pages: tuple[Essay, ...]
    """The prose of pages that are not essays: home, about."""
    labels: Annotated[
        Mapping[str, Label | Introduction],
        Apart("ui*.yml", "knowledge/introductions*.yml", keys="label"),
        By("key"),
    ]
    """The words of the interface, and those of pages that are proved, by key."""
    variants: Annotated[Mapping[str, Label], By("key"), NoTable("no page of this site shows them")]
    """Words of the site's own files for a site with another number of texts, or without a map, by key."""
    changes: Annotated[tuple[Change, ...], NoTable("their table has a row for each item"), Tables("changes")]
    """The change log, the newest edition first."""
    corrections: Annotated[tuple[Correction, ...], NoTable("About and the change log have them")]
    """What the change log lists as corrected, in its order."""

    @property
    def edition(self) -> str:
        """The day of the edition, ISO 8601: the one date that every output carries."""
        return self.changes[0].day


def every_record(book: Book) -> Iterator[Any]:
    """Every record of the Book that stands by itself, in the order of its fields."""
    for field in fields_of(Book):
        value = getattr(book, field.name)
        if isinstance(value, Mapping):
            yield from value.values()
        elif field.many:
            yield from value
        elif value is not None:
            yield value


def nothing_but(*kept: str) -> dict[str, Any]:
    """For every field of the Book that is not kept, what it is where it holds nothing: `replace(book, **…)`."""
    return {
        field.name: {} if field.by_language else () if field.many else None
        for field in fields_of(Book)
        if field.name not in kept
    }
