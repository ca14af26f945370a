"""SQLModel tables, the store, migrations: the only SQL."""
