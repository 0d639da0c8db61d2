"""How does Alembic run here? On the connection it is handed, inside the transaction it finds."""

from __future__ import annotations

from alembic import context

from recommender.journal.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite alters a table by copying it.
    render_as_batch=True,
    # True also for SQLite, since the journal emits BEGIN itself.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
