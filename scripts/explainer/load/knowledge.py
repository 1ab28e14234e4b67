"""What the editors know: seeds/knowledge/*.yml into records, one function a kind."""

from __future__ import annotations

from explainer.load.record import Record
from explainer.load.statements import read_statements
from explainer.model import (
    LANGUAGES,
    Cell,
    Comparison,
    Dimension,
    Event,
    Figure,
    Forecast,
    Lead,
    Named,
    Partner,
    Path,
    Person,
    Position,
    Question,
    Reading,
    SetAside,
    Silence,
    Step,
    Term,
    Topic,
    VoiceDecision,
    code_of,
)

TERM_KINDS = (
    "concept",
    "document",
    "event",
    "format",
    "organisation",
    "people",
    "place",
    "resource",
    "route",
)
ERAS = ("prehistory", "dialogue", "run-up", "summit")
OUTCOMES = ("borne-out", "different", "silent")
STATUSES = ("held", "planned", "not-held", "ongoing")


def _named(record: Record) -> dict[str, object]:
    """The fields that everything with a name has."""
    name = record.required_text_of("name")
    forms = record.record("forms", "forms")
    found: dict[str, tuple[str, ...]] = {}
    if forms:
        found = {language: forms.strings(language) for language in LANGUAGES}
        forms.close()
    return {
        "id": record.id(),
        "place": record.place,
        "name": name,
        "short": record.text_of("short") or name,
        "forms": found,
        "held_by": record.strings("held_by"),
    }


def read_person(record: Record) -> Person:
    person = Person(
        **_named(record),  # type: ignore[arg-type]
        role=record.choice("role", ("speaker", "relayed", "mentioned")),
        described=read_statements(record, "described"),
    )
    record.close()
    return person


def read_partner(record: Record) -> Partner:
    partner = Partner(
        **_named(record),  # type: ignore[arg-type]
        format=record.text_of("format"),
        described=read_statements(record, "described"),
    )
    record.close()
    return partner


def read_name(record: Record) -> Named:
    name = Named(**_named(record))  # type: ignore[arg-type]
    record.close()
    return name


def read_term(record: Record) -> Term:
    term = Term(
        **_named(record),  # type: ignore[arg-type]
        kind=record.choice("kind", TERM_KINDS),
        definitions=read_statements(record, "definitions"),
        see=record.strings("see"),
        reading=record.text_of("reading"),
    )
    record.close()
    return term


def read_topic(record: Record) -> Topic:
    topic = Topic(id=record.id(), place=record.place, name=record.text())
    record.close()
    return topic


def read_event(record: Record) -> Event:
    event = Event(
        id=record.id(),
        place=record.place,
        title=record.required_text_of("title"),
        date=record.string("date", ""),
        wording=record.string("wording"),
        order=record.string("order"),
        era=record.choice("era", ERAS),
        status=record.choice("status", STATUSES),
        statements=read_statements(record, "statements"),
    )
    record.close()
    return event


def read_comparison(record: Record) -> Comparison:
    comparison = Comparison(
        id=record.id(),
        place=record.place,
        title=record.required_text_of("title"),
        lead=record.required_text_of("lead"),
        partners=record.strings("partners"),
        dimensions=tuple(_read_dimension(item) for item in record.records("dimensions", "dimension")),
        cells=tuple(_read_cell(item) for item in record.records("cells", "cell")),
    )
    record.close()
    return comparison


def _read_dimension(record: Record) -> Dimension:
    dimension = Dimension(id=record.id(), place=record.place, question=record.required_text_of("question"))
    record.close()
    return dimension


def _read_cell(record: Record) -> Cell:
    cell = Cell(
        place=record.place,
        partner=record.string("partner"),
        dimension=record.string("dimension"),
        statements=read_statements(record, "statements"),
    )
    if not cell.statements:
        record.fault("a cell without statements is a silence; take it out, silence shows by itself")
    record.close()
    return cell


def read_forecast(record: Record) -> Forecast:
    """Of forecasts.yml, or of unforeseen.yml, where nothing was expected."""
    unforeseen = not record.has("outcome")
    forecast = Forecast(
        id=record.id(),
        place=record.place,
        title=record.required_text_of("title"),
        outcome="unforeseen" if unforeseen else record.choice("outcome", OUTCOMES),
        expected=record.strings("expected"),
        reported=record.strings("reported"),
        comment=record.required_text_of("comment"),
    )
    if unforeseen and forecast.expected:
        record.fault(f'{record.label} has no "outcome"; use one of: {", ".join(OUTCOMES)}')
    if not unforeseen and not forecast.expected:
        record.fault(f'{record.label} has no "expected"; name the statements that expected it')
    if (forecast.outcome == "silent") == bool(forecast.reported):
        record.fault(
            f'{record.label}: "reported" names statements unless the outcome is silent; mend one of the two',
            record.at("reported" if forecast.reported else "outcome").line,
        )
    record.close()
    return forecast


def read_question(record: Record) -> Question:
    question = Question(
        id=record.id(),
        place=record.place,
        question=record.required_text_of("question"),
        kind=record.choice("kind", ("contradiction", "difference", "nuance")),
        comment=record.required_text_of("comment"),
        positions=tuple(_read_position(item) for item in record.records("positions", "position")),
    )
    if len(question.positions) < 2:
        record.fault(
            f"{record.label} has fewer than two positions; a question needs at least two answers",
            record.at("positions").line,
        )
    record.close()
    return question


def _read_position(record: Record) -> Position:
    position = Position(
        id=record.id(),
        place=record.place,
        answer=record.required_text_of("answer"),
        statements=record.strings("statements"),
    )
    if not position.statements:
        record.fault(f"{record.label} has no statements; name those that take it")
    record.close()
    return position


def read_silence(record: Record) -> Silence:
    silence = Silence(
        id=record.id(),
        place=record.place,
        kind=record.choice("kind", ("unsourced", "open", "voices", "undated")),
        title=record.required_text_of("title"),
        text=record.required_text_of("text"),
        statements=record.strings("statements"),
    )
    if not silence.statements and silence.kind != "voices":
        record.fault(f"{record.label} has no statements; name what the texts do say about it")
    record.close()
    return silence


def read_figure(record: Record) -> Figure:
    figure = Figure(
        id=record.id(),
        place=record.place,
        figure=record.required_text_of("figure"),
        counts=record.required_text_of("counts"),
        statements=record.strings("statements"),
    )
    if not figure.statements:
        record.fault(f"{record.label} has no statements; name who gives the number")
    record.close()
    return figure


def _page(name: str) -> str:
    """The address of a page: `home` is the front page, whose address is empty."""
    return "" if name == "home" else name


def read_path(record: Record) -> Path:
    path = Path(
        id=record.id(),
        place=record.place,
        title=record.required_text_of("title"),
        lead=record.required_text_of("lead"),
        steps=tuple(_read_step(item) for item in record.records("steps", "step")),
    )
    record.close()
    return path


def _read_step(record: Record) -> Step:
    step = Step(place=record.place, page=_page(record.string("page")), why=record.text())
    record.close()
    return step


def read_lead(record: Record) -> Lead:
    lead = Lead(
        place=record.place, page=_page(record.string("page")), to=tuple(_page(name) for name in record.strings("to"))
    )
    record.close()
    return lead


def read_reading(record: Record) -> Reading:
    reading = Reading(
        place=record.place,
        id=record.string("id"),
        by=record.string("by"),
        digests={language: record.string(language) for language in LANGUAGES},
    )
    record.close()
    return reading


def read_decision(record: Record, codes: dict[str, str]) -> VoiceDecision:
    """`codes` leads from a text's code to its id."""
    at = record.string("at")
    code = code_of(at)
    if code not in codes:
        record.fault(f'"{at}" names no text; begin with one of: {", ".join(sorted(codes))}', record.at("at").line)
    decision = VoiceDecision(
        place=record.place,
        source=codes.get(code, ""),
        at=at,
        kind=record.choice("kind", ("inherited", "editorial", "relayed")),
        speaker=record.optional("speaker"),
        quote=record.string("quote", ""),
        reason=record.required_text_of("reason"),
    )
    record.close()
    return decision


def read_set_aside(record: Record) -> SetAside:
    set_aside = SetAside(
        place=record.place,
        at=record.string("at"),
        reason=record.choice("reason", ("metaphor", "transition", "introduction")),
        why=record.text(),
    )
    record.close()
    return set_aside
