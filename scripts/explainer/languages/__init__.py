"""The languages that a text can be read in: a folder each, asked through `protocol.Language`, listed in `known`."""
