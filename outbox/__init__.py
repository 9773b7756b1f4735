"""A transactional outbox: what must happen after a transaction, written in the same transaction.

The room below every other app: any app may enqueue a message, and none has to know who handles it. Redis only
tells the workers that there is something to do; the row in PostgreSQL is the truth, so a dead broker delays an
email and never loses one.
"""
