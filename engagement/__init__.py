"""Participation: consultations, comments, moderation, and the answer to what was said."""
