"""Every record the site is made of, as frozen values. The bottom of the import order.

Nothing here knows YAML, Markdown or a path to open. Records refer to each other by id; what can be derived
(who says what, what rests on a sentence) is a function elsewhere. Every field says what it is: see `fields`.
"""

from __future__ import annotations

from explainer.model.annotations import Annotation, BlockKind, DateSaid, Span, VoiceKind
from explainer.model.book import Book, every_record, nothing_but
from explainer.model.fields import (
    Claim,
    Field,
    Met,
    Naming,
    Own,
    Quoted,
    fields_of,
    walk,
)
from explainer.model.findings import (
    Answer,
    Expectation,
    Figure,
    Forecast,
    Lead,
    NoAnswer,
    Outcome,
    Path,
    Position,
    Question,
    QuestionKind,
    Silence,
    SilenceKind,
    Step,
    Unsought,
)
from explainer.model.geography import (
    Geography,
    MapKind,
    MapPlace,
    Outline,
    Panel,
    Ring,
    Side,
)
from explainer.model.knowledge import (
    Cell,
    Comparison,
    Dimension,
    Event,
    Named,
    Partner,
    Person,
    Role,
    Status,
    Term,
    Topic,
)
from explainer.model.prose import (
    FIGURES,
    PAGES,
    Block,
    Essay,
    Inline,
    cited_in,
    plain,
)
from explainer.model.site import (
    OWN,
    Change,
    Correction,
    Introduction,
    Label,
    Labels,
    MissingLabelError,
    Paraphrase,
    Published,
    Reading,
    Redirect,
    Site,
    Vocabulary,
)
from explainer.model.sources import (
    AsideReason,
    Rights,
    SetAside,
    Source,
    Translation,
)
from explainer.model.statements import (
    Acceptance,
    Derived,
    Evidence,
    Record,
    Statement,
    StatementKind,
)
from explainer.model.texts import (
    CODE,
    DateMention,
    Endnote,
    Paragraph,
    Reference,
    Sentence,
    SourceText,
    Voice,
    Work,
    code_of,
)
from explainer.model.words import (
    LANGUAGES,
    LONGEST_MESSAGE,
    PLACEHOLDER,
    Place,
    Problem,
    Text,
    fill,
)
