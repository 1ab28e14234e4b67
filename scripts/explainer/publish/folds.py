"""Long pages that open short: parts fold, each under a line that names what it holds. Text in, text out.

A fold is a <details>: it works without a script, opens for what is looked for on the page, and loses no word. The
script of the pages opens it for a link into it and for print.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

Count = Callable[[str, int], str]
"""A label with a number in the right plural."""
Label = Callable[[str], str]

LETTERS, WITH_NOTES = 12_000, 17_000
"""A page with fewer letters, without its notes and with them, fits 15,000 pixels of a phone."""
ANSWERS = "count.answers"
WHO = "figure.answers.voices"
MANY = 4
"""A page with as many headings of the third level folds at those, any other at those of the second."""
SEEN = 1
"""Of an event so many statements are seen at once."""

TAGS = re.compile(r"<[^>]+>")
STOP = r'(?=<h[1-{level}][ >]|</section>|<p class="(?:legend|next)"|<details class="fold"|\Z)'
PART = r'(<h{level} id="[^"]+">.*?</h{level}>)(.*?)' + STOP
LINK = re.compile(r"<a href=[^>]*>(.*?)</a>", re.DOTALL)
KIND = re.compile(r'\s*<p><span class="kind">(.*?)</span>(?: · )?(.*?)</p>', re.DOTALL)
SPEAKER = re.compile(
    r'(?:<span class="mark [^>]*>[^<]*</span>'
    r'|<span class="answer">(?:<span id="[^"]*"></span>)?(?:(?!</span>).)*</span>)'
    r"(?: —)? <a [^>]*>(.*?)</a>"
)
STATEMENT = '<span class="statement"'
ANSWER = re.compile(r'<li><span class="(?:statement|answer)"')
EVENT = re.compile(
    r'(<li class="event\b.*?)(<ul[^>]*>\n)((?:<li.*?</li>\n)+)(</ul>\n(?:<p>.*?</p>\n)?)(?=</li>)', re.DOTALL
)
ITEM = re.compile(r"<li.*?</li>\n", re.DOTALL)
VOICES = re.compile(r'<p>([^<]*)</p>\n(<ul>\n<li><span class="voice .*?</ul>)', re.DOTALL)
VOICES_FOLDED = r'<details class="fold"><summary><span class="holds">\1</span></summary>\2</details>'
SENTENCE = re.compile(r'(<div class="sentence" id="[^"]+">\n)(.*?)(</div>)', re.DOTALL)
OWN = re.compile(
    r'<p (?:aria-level="[0-9]" )?class="(original|translation)(?: own)?" lang="[^"]+"[^>]*>.*?</p>\n?', re.DOTALL
)
UNLINKED = re.compile(r"</?a\b[^>]*>")
ABOUT = re.compile(r'<p class="about">(.*?)</p>\n?', re.DOTALL)


def fold_page(html: str, page: str, language: str, count: Count, label: Label) -> str:
    """The page with its parts folded if it is long. `page` is its address below the language's root."""
    if page.startswith("sources/"):
        return SENTENCE.sub(lambda found: _sentence(found, language, label), VOICES.sub(VOICES_FOLDED, html))
    body, notes, rest = html.partition('<div class="footnote"')
    article, end, foot = rest.partition("</article>")
    # What is read in one go has its notes at hand.
    if not page or page.startswith("essays/"):
        return html
    if _letters(body) + _letters(article) > WITH_NOTES:
        article = article.replace("<details open>", "<details>", 1)
    rest = article + end + foot
    if _letters(body) < LETTERS:
        return body + notes + rest
    if '<li class="event' in body:
        body = EVENT.sub(lambda found: _event(found, count), body)
    else:
        level = 3 if len(re.findall("<h3 id=", body)) >= MANY else 2
        part = re.compile(PART.format(level=level), re.DOTALL)
        lines = {"coverage": "count.sentences", "disagreements": ANSWERS}.get(page, "count.places")
        body = part.sub(lambda found: _part(found, count, lines), body)
    return body + notes + rest


def _letters(html: str) -> int:
    return len(unescape(TAGS.sub("", html.partition("<article")[2] or html)))


def _part(found: re.Match[str], count: Count, lines: str) -> str:
    """A heading with what stands below it; `lines`: the label that counts those which are no statements."""
    heading, inside = found[1], found[2]
    if '<div class="matrix' in inside:
        return found[0]
    kind = KIND.match(inside)
    more = ""
    if kind:
        inside = inside[kind.end() :]
        more = f"<p>{kind[2]}</p>\n" if kind[2].strip() else ""
    # A fold's line is pressed to open it, so that a link in it has to stand inside.
    linked = LINK.search(heading)
    if linked:
        heading = heading.replace(linked[0], linked[1])
        more = f"<p>{linked[0]}</p>\n{more}"
    said = [words for words in (kind[1] if kind else "", escape(_holds(inside, count, lines))) if words]
    line = f' <span class="holds">{" · ".join(said)}</span>' if said else ""
    return f'<details class="fold"><summary>{heading}{line}</summary>{more}{inside}</details>\n'


def _holds(html: str, count: Count, lines: str = "count.places") -> str:
    """What a fold holds: how many statements, or answers, and whose; or how many lines."""
    answers = len(ANSWER.findall(html)) if lines == ANSWERS else 0
    statements = answers or html.count(STATEMENT)
    if not statements:
        number = len(re.findall("<li[ >]", html))
        return count(lines, number) if number else ""
    speakers = list(dict.fromkeys(unescape(TAGS.sub("", words)) for words in SPEAKER.findall(html)))
    names = ", ".join(speakers)
    # One speaker with one statement needs no count.
    if names and statements == 1:
        return names
    held = count(ANSWERS if answers else "count.statements", statements)
    if answers and speakers and len(speakers) != answers:
        # Several may give one answer, and one several.
        held += f", {count(WHO, len(speakers))}"
    return ": ".join(filter(None, (held, names)))


def _event(found: re.Match[str], count: Count) -> str:
    """An event: what is said of it first is seen."""
    head, opening, items, end = found.groups()
    every = ITEM.findall(items)
    if len(every) <= SEEN + 1:
        return found[0]
    rest = "".join(every[SEEN:])
    close, _, after = end.partition("</ul>\n")
    return (
        f"{head}{opening}{''.join(every[:SEEN])}</ul>\n"
        f'<details class="fold"><summary><span class="holds">+ {escape(_holds(rest, count))}</span></summary>'
        f"{opening}{rest}{close}</ul>\n{after}</details>\n"
    )


def _sentence(found: re.Match[str], language: str, label: Label) -> str:
    """A sentence of a text: the reader's language is seen, the other one and what is known of it are one tap away."""
    own = next((one for one in OWN.finditer(found[2]) if f'lang="{language}"' in one[0]), None)
    about = ABOUT.search(found[2])
    if not own or not about:
        return found[0]
    rest = found[2].replace(own[0], "", 1).replace(about[0], "", 1)
    reference, *known = _outside(about[1], " · ")
    shown = f'<div class="said">{own[0].rstrip()} {reference}</div>\n'
    # Whose words they are, unless the text's own author speaks.
    at = next((at for at, piece in enumerate(known) if "experts/" not in piece), len(known))
    speakers = "" if all("voice editorial" in piece for piece in known[:at]) else " · ".join(known[:at])
    other = escape(label("reading.translation" if own[1] == "original" else "reading.original"))
    line = f'<span class="about">{UNLINKED.sub("", speakers)}</span> · {other}' if speakers else other
    more = f'<p class="about">{" · ".join(known)}</p>\n' if known else ""
    return f'{found[1]}{shown}<details class="behind"><summary>{line}</summary>{rest}{more}</details>{found[3]}'


def _outside(html: str, between: str) -> list[str]:
    """The pieces of a line, parted where `between` stands outside its elements: a name may hold the same."""
    pieces, depth = [""], 0
    for at, part in enumerate(re.split(r"(<[^>]+>)", html)):
        if at % 2:
            depth += -1 if part.startswith("</") else 1
            pieces[-1] += part
        else:
            first, *rest = part.split(between) if depth == 0 else [part]
            pieces[-1] += first
            pieces += rest
    return pieces
