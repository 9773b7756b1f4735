"""What must happen after a deed, written in the same transaction as the deed.

The room below every other: any app may post, none has to know who delivers. Redis only rings the bell;
the row in PostgreSQL is the truth, so a dead broker delays a letter and never loses one.
"""
