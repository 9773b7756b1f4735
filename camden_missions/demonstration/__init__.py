"""The demonstration: people with a known password, a mailbox, and a mission in every stage.

Installed only where DEMONSTRATION is set. Nothing here exists otherwise.
"""
