"""The nouns of what is taken away."""

from reports.models.report import Report, ReportFile

__all__ = ["Report", "ReportFile"]
