"""A file that somebody has found into a text of the site: read, cleaned aloud, pinned, with the form of its record."""
