"""The closed lists of notifications."""

from django.db import models


class Rhythm(models.TextChoices):
    """How often somebody gets emails of one topic."""

    AT_ONCE = "at once", "At once"
    DAILY = "daily", "Once a day, together"
    WEEKLY = "weekly", "Once a week, together"
    NEVER = "never", "Never by email"


class Channel(models.TextChoices):
    """Where a notification reaches somebody."""

    PAGE = "page", "On the page of notifications"
    EMAIL = "email", "By email"


class State(models.TextChoices):
    """What became of a delivery."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    # Its owner cannot or does not want to be reached any more.
    DROPPED = "dropped", "Not sent"


class Topic(models.TextChoices):
    """What notifications are about: a person sets a rhythm for each."""

    FOLLOWED = "followed", "What you follow"
    CONSULTATIONS = "consultations", "Consultations"
    COMMENTS = "comments", "Your comments"
    WORK = "work", "Missions that you work on"
    MILESTONES = "milestones", "Milestones of missions that you work on"
    CHECKS = "checks", "Missions that you judge"
    DECISIONS = "decisions", "Decisions that wait for you"
    MODERATION = "moderation", "Moderation"
    FILES = "files", "Reports and files that you asked for"
    OWN = "own", "Decisions about you"
