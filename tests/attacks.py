"""Hostile strings: what one of our formats or tools could take for its own syntax, and seeded splices of it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

ATTACKS: Mapping[str, Sequence[str]] = {
    "html": (
        "<b>a</b>",
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</style></textarea></noscript></article><img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        '<div markdown="block">*a*</div>',
        "<a href=https://evil.example>a</a>",
        '<meta http-equiv=refresh content="0;url=https://evil.example">',
        '<base href="https://evil.example/"><link rel=stylesheet href=//evil.example/a.css>',
        "<!-- a --> <!--> --!> <![CDATA[a]]> ]]> <?php a ?> <!DOCTYPE a>",
        '" onmouseover="alert(1)',
        "' onmouseover='alert(1)' x='",
        '"><script>alert(1)</script><p class="',
        'href="evil/" id="top" class="pick f3" src="//evil.example/x.js"',
        "&amp; &lt; &copy; &#169; &#x3c;b&#62; &nbsp &notin; &#0; &#x202e;",
        "javascript:alert(1) data:text/html,<b> vbscript:x file:///etc/passwd",
        '<q lang="ru"> </sup><sup id="fnref <span class="mark fact">',
    ),
    "markdown": (
        "*a* _b_ **c** __d__ ***e*** `f` ``g``",
        r"\* \\ \` \[ \< \& trailing\\",
        "[a](https://evil.example) [a][b] [a] ![a](b.png) ![a][b]",
        "[a]: https://evil.example",
        "<https://evil.example> <a@evil.example> https://evil.example/?b=c&d=e a@evil.example",
        "# a ## b ## === --- *** ___",
        "- a * b + c 1. d 2) e > f",
        "```python ~~~ ```",
        "a | b || --- | --- |",
        "<li>a</li> <p>b",
        "klzzwxh:0000 wzxhzdk:0 {::} qq__NBSP",
        "== a == ~~b~~ ^c^ ~d~ ++e++ ||f||",
    ),
    "attribute-lists": (
        "a {: .b onclick=c } {#d} { #e } {:onclick=alert(1)}",
        "{: #top .legend } { .reference } {: style='color:red' }",
        '{ onmouseover="alert(1)" }',
    ),
    "notes-and-words": (
        "[^a] [^a]: b [^1] ^[c]",
        "*[HTML]: a *[a]: b : c",
        "[@nobody] @nobody [TOC] [[TOC]] [[wiki|link]]",
        '!!! note "a" ??? note ::: tip /// details',
    ),
    "snippets": (
        '--8<-- "secret.txt" ;--8<-- --8<--',
        "{! secret.txt !} {% include 'secret.txt' %} {{ include('secret.txt') }}",
        ".. include:: secret.txt :literal: .. raw:: html :file: secret.txt",
        '<!--#include virtual="secret.txt" --> <xi:include href="secret.txt"/> <?include secret.txt?>',
        "@import url(secret.txt); @include 'secret.txt' #include <secret.txt> !include secret.txt",
        "{{#include secret.txt}} ![](secret.txt) include::secret.txt[] \\input{secret.txt} \\include{secret}",
        "<!ENTITY a SYSTEM 'file:///secret.txt'> &a; %a;",
    ),
    "templates": (
        "{{ a }} {% b %} {# c #} {{ config }} {{ 7*7 }} ${a} #{a} <%= a %> {0} {0.__class__} {} {{}} }}{{",
        "{a!r:>10} {__class__.__mro__} %s %(a)s %d {n!x} { n } {N} $a ${{a}}",
        "[[ a ]] {{{a}}} {$ a $} @{a} #{{a}}",
    ),
    "typst": (
        '#panic() #include "secret.typ" #read("secret.txt") #image("secret.png") #eval("1")',
        "$x$ *b* _i_ `c` @ref <label> // no /* comment */",
        '"quoted" \\" \\u{41} \\n \\u{202e} "',
        "]) } #{ ] ( [ = head - item / term: x ~ -- --- ...",
        'room: 9mm) + "" + call( head(1, "x", "y")',
    ),
    "yaml": (
        "a: b, {c: d} [e] - f ? g",
        "&a *a !!str !!python/object/apply:os.system | > %YAML 1.1",
        "no yes null ~ 010 0x1F 12:30 1e3 .inf 2001-01-01 <<: a",
        " # no comment: a #b 'c' \"d\" \\x41 \\u202e --- ... ",
        "@a `b` 'it''s' \"\\\"\" : - ?",
    ),
    "data": (
        "=1+1 +1 -1 @SUM(A1) =cmd|' /C calc'!A0",
        '"a","b"; c; \',\' ,,, ;;; tab',
        "{title = {a}} } @misc{x, title = } \\textbf{a} \\~n \\^o ~ ^ $a$ % & _ #",
        "TY  - JOUR ER  -  TI  - a",
        '","a":"b"} </seg></tuv> \\u003c \\" \\\\ \\n',
        "Content-Type: text/html Set-Cookie: a=b; %0d%0a",
    ),
    "letters": (
        "за́мок ё й ﬁ ß İ ı ǅ q\u0323\u0301",
        "日本語 العربية עברית ไทย 한국어",
        "🇯🇵 👩\u200d👩\u200d👧 🏳️ \U0001f600",
        "soft\u00adhyphen zero\u200bwidth non\u200cjoiner nbsp\u00a0nnbsp\u202fem\u2003ideographic\u3000",
        "«C5+1» „a“ “b” ‘c’ ’ ‹d› № 5 − – — … · × ÷ ½ ² ™ ₽ ✓",
    ),
    "prototype": ("__proto__ constructor toString hasOwnProperty valueOf prototype",),
    "runs": (
        "a" * 200,
        "слово " * 20 + "конец",
        "[" * 12 + "]" * 12,
        "*_`<&{|\\" * 3,
        "(" * 30 + "«" * 10 + "- " * 10,
        "1. " * 10 + "&#91;" * 3,
    ),
}
"""By kind. What no input can hold (controls, marks of direction) is in `REFUSED`."""
REFUSED = (
    *(chr(code) for code in range(0x20) if code not in (0x0A, 0x0D)),
    *("\x7f", "\x80", "\x85", "\x9f", "\u061c", "\u180e", "\u200e", "\u200f", "\u2028", "\u2029"),
    *(chr(code) for code in range(0x202A, 0x202F)),
    *(chr(code) for code in range(0x2060, 0x2070)),
    *("\ufdd0", "\ufeff", "\ufff9", "\ufffb", "\ufffc", "\ufffd", "\ufffe", "\uffff", "\U0001fffe", "\U000e0041"),
)
"""Characters that every input refuses."""
LONG = 5_000
LONG_RUNS = ("a", "я", "слово ", "[", "(", "_", "&", "<", "\\", "- ", "1. ", "“", "a-", "a.", "\u00a0", "q\u0323")
"""What lines of `LONG` characters are made of."""
GLUE = ("", " ", "a", "Ж", "\u00a0", " — ", "1", ". ")
KINDS = tuple(ATTACKS)


TABLE = tuple((kind, words) for kind in KINDS for words in ATTACKS[kind])


def attack(seed: str) -> tuple[str, str]:
    """(kind, words) for a seed: one string of the table or, every second time, a splice of two or three."""
    choose = random.Random(seed)
    kind = choose.choice(KINDS)
    words = choose.choice(ATTACKS[kind])
    if choose.random() < 0.5:
        for _ in range(choose.choice((1, 2))):
            other = choose.choice(ATTACKS[choose.choice(KINDS)])
            cut, start = choose.randrange(len(words) + 1), choose.randrange(len(other) + 1)
            words = words[:cut] + choose.choice(GLUE) + other[start:] + choose.choice(GLUE) + words[cut:]
    # Blanks side by side are one in every format that reads text; letters in parts are refused.
    return kind, unicodedata.normalize("NFC", re.sub(" {2,}", " ", words)).strip()


INCLUDES = (
    '--8<-- "{path}"',
    ';--8<-- "{path}" --8<-- {path}',
    "{{! {path} !}} {{% include '{path}' %}} {{{{ include('{path}') }}}} {{{{#include {path}}}}}",
    '#include "{path}" #read("{path}") #image("{path}") #import "{path}" #csv("{path}") #bibliography("{path}")',
    "![a]({path}) [a]({path}) <{path}> ![a](file://{path}) <img src=file://{path}>",
    '<iframe src="file://{path}"></iframe><object data="{path}"></object><embed src={path}>',
    "@import url(file://{path}); @import '{path}'; src: url({path})",
    ".. include:: {path} .. literalinclude:: {path} .. raw:: html :file: {path}",
    '<!--#include file="{path}" --> <xi:include href="{path}" parse="text"/> <!ENTITY a SYSTEM "file://{path}"> &a;',
    "\\input{{{path}}} \\include{{{path}}} \\verbatiminput{{{path}}} include::{path}[] !include {path} !import {path}",
    "[@a]: {path} @{path} bibliography: {path} csl: {path} --bibliography={path} -F {path}",
    "{{{{< include {path} >}}}} {{{{ read_file('{path}') }}}} <?php include '{path}' ?> <% include {path} %>",
    "`{path}` $(cat {path}) `cat {path}` | cat {path} ; cat {path} && < {path} > {path}",
)
"""What some tool takes for the order to put a file in; `{path}` is where it lies."""


def including(paths: Sequence[str]) -> Callable[[str], tuple[str, str]]:
    """As `attack`, but every string names one of these files in one of the ways of `INCLUDES`."""

    def attack_with(seed: str) -> tuple[str, str]:
        choose = random.Random(seed)
        return "includes", choose.choice(INCLUDES).format(path=choose.choice(paths))

    return attack_with


def printable(words: str) -> str:
    """The words without the letters that the face of the printed book lacks: those are an error of its own there."""
    return re.sub(r"[^ -~\u00a0«»А-яЁё–—‘’“”„…№]", "", words).strip() or "word"


def plain(words: str) -> str:
    """Harmless words of the same length that break into lines at the same places."""
    return re.sub(r"[^ ]", "z", words)
