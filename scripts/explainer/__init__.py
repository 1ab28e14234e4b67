"""The build of the site: seeds -> Book -> check -> docs, site.

Import order, held by a test: model, languages <- corpus <- check, render <- load, write, publish <- cli.
"""
