"""Runs the migrations on the connection that `rawi.store.opening.migrate` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    transactional_ddl=False,  # the caller holds the transaction, over all of them
)
context.run_migrations()
