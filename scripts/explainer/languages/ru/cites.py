"""How works are cited in Russian: GOST, APA, Chicago."""

from __future__ import annotations

from explainer.languages.tables import CiteWords

CITES = CiteWords(
    marks=("«»", "„“"),
    stop_inside=False,
    small=None,
    sentences={
        ("gost", "site"): "{title} [Электронный ресурс]. {publisher}, {year}. URL: {address}.",
        ("gost", "nowhere"): "{title} [Электронный ресурс]. {publisher}, {year}.",
        ("gost", "work"): "{title} [Электронный ресурс] // {publisher}. URL: {address} (дата обращения: {digits}).",
        ("apa", "site"): "{publisher}. ({year}, {daymonth}). {title}. {address}",
        ("apa", "nowhere"): "{publisher}. ({year}, {daymonth}). {title}.",
        ("apa", "work"): "{title}. (б. д.). {publisher}. Извлечено {day} с {address}",
        ("chicago", "site"): "{publisher}. {title}. {day} {address}.",
        ("chicago", "nowhere"): "{publisher}. {title}. {day}",
        ("chicago", "work"): "{publisher}. {title}. Просмотрено {day} {address}.",
    },
)
