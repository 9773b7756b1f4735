"""The furniture of pages: how forms look, how dates and numbers read. It knows nothing of the domain.

It lies below every app, because every app has forms: see docs/decisions/.
"""
