"""The search, made at build time: what can be found, every form of its words, and scripts that a small client reads.

pages' trees ──▶ entries ── words, forms ──▶ lexicon ──▶ index ──▶ scripts below LANGUAGE/search/

These are fetched when a reader turns to search.
The client (docs/overrides/assets/search.js) looks up, ranks and shows; it knows no language.
"""
