"""Reading the texts: paragraphs, sentences, endnotes, voices, dates, mentions. Pure functions of text and data."""
