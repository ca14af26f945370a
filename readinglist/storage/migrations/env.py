"""Alembic's entry: runs the revisions on the connection that `upgrade` hands in."""

from alembic import context
from sqlmodel import SQLModel

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite changes a column by making the table anew
)
context.run_migrations()
