"""What comes with the program, for every site to use as it is: labels, closed lists of words, the theme.

In a checkout of the program it is what this site of its own uses; installed, it lies beside what pip puts there.
"""

from __future__ import annotations

import sysconfig
from functools import cache
from pathlib import Path

THEME = Path("docs", "overrides")
"""Below a checkout: a site's own theme, used in place of the program's."""
VOCABULARY = "vocabulary.yml"


@cache
def own_folder() -> Path:
    """The folder that holds seeds/ with the labels and docs/overrides/ with the theme."""
    checkout = Path(__file__).parents[2]
    if (checkout / THEME / "main.html").is_file():
        return checkout
    return Path(sysconfig.get_path("data"), "share", "explainer")


def own_seeds(seeds: Path, pattern: str) -> tuple[Path, ...]:
    """The program's files of a pattern below seeds/; none for the site that they are part of."""
    own = own_folder() / "seeds"
    return () if seeds.resolve() == own.resolve() else tuple(sorted(own.glob(pattern)))


def theme_of(root: Path) -> Path:
    """The theme of the site at `root`: its own where it has one, otherwise the program's."""
    return root / THEME if (root / THEME).is_dir() else own_folder() / THEME
