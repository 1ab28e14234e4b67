"""How Russian says dates."""

from __future__ import annotations

from explainer.languages.edtf import ROMAN
from explainer.languages.tables import DateWords

DATES = DateWords(
    locale="ru",
    alone={"year": "y 'год'", "month": "LLLL y 'года'", "day": "d MMMM y 'года'"},
    after={"year": "y 'года'", "month": "MMMM y 'года'", "day": "d MMMM y 'года'"},
    first={"days of a month": "d", "days of a year": "d MMMM", "months of a year": "LLLL"},
    qualifiers={"": "{}", "~": "примерно {}", "?": "предположительно {}", "%": "предположительно {}"},
    not_before="не ранее {}",
    not_after="не позднее {}",
    century="{} век",
    thirds={"early": "начало {} века", "middle": "середина {} века", "late": "конец {} века"},
    numeral=lambda number: ROMAN[number - 1],
    unknown="дата неизвестна",
)
