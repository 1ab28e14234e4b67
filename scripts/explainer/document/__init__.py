"""A page as a tree of frozen nodes, before it is anybody's file.

`pages/` builds each page once a language: which records it shows, in which order, in whose words, resting on what.
Writers (`render/site`, `render/book`) decide nothing but how a node looks in what they write.
"""
