"""What helps an editor change seeds/: where something stands and is used, and giving a record another id."""
