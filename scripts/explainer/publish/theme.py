"""The theme where a folder has none of its own: that which an installed program brings along."""

from __future__ import annotations

from pathlib import Path

from explainer.write import copy_tree

PLACE = Path("docs", "overrides")
"""Where the configurations look for it, below the folder of the site."""
BROUGHT = Path(__file__).parents[1] / "theme"
"""Beside the modules of an installed program; a checkout has it in its place."""


def bring_theme(root: Path) -> bool:
    """Puts the theme that is brought along in its place, if nothing is there; whether it did."""
    if (root / PLACE).exists() or not BROUGHT.is_dir():
        return False
    copy_tree(BROUGHT, root / PLACE)
    return True
