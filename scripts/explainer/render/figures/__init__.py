"""Figures as SVG inside the pages: text stays text, colours are the style sheet's, the same facts stand in words."""
