"""docs/ -> site/: MkDocs once a language, side by side, then the pages that belong to no language. An edge."""
