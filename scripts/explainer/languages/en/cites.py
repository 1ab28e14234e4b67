"""How works are cited in English: GOST, APA, Chicago."""

from __future__ import annotations

import re

from explainer.languages.tables import CiteWords

CITES = CiteWords(
    marks=("“”", "‘’"),
    stop_inside=True,
    small=re.compile(
        "a|an|and|as|at|but|by|down|for|from|in|into|nor|of|off|on|onto|or|over|per|so|than|the|till|to|up|upon|v"
        "|via|vs|with|without|yet"
    ),
    sentences={
        ("gost", "site"): "{title} [Electronic resource]. {publisher}, {year}. URL: {address}.",
        ("gost", "nowhere"): "{title} [Electronic resource]. {publisher}, {year}.",
        ("gost", "work"): "{title} [Electronic resource] // {publisher}. URL: {address} (accessed: {digits}).",
        ("apa", "site"): "{publisher}. ({year}, {daymonth}). {title}. {address}",
        ("apa", "nowhere"): "{publisher}. ({year}, {daymonth}). {title}.",
        ("apa", "work"): "{title}. (n.d.). {publisher}. Retrieved {day}, from {address}",
        ("chicago", "site"): "{publisher}. {title}. {day}. {address}.",
        ("chicago", "nowhere"): "{publisher}. {title}. {day}.",
        ("chicago", "work"): "{publisher}. {title}. Accessed {day}. {address}.",
    },
)
