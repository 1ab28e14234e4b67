"""How the program grows with its texts: a made-up checkout of any size, and the measuring of it."""
