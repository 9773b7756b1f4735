"""Every pair of deeds that can meet: both begin from the same look, and what comes out is as if one had been first.

``make locks`` takes each lock of the code away in turn, and writes into docs/locks.md which of these cases fails without it.
"""
