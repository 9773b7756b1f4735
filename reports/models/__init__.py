"""Documents that people ask for."""

from reports.models.recipe import Recipe
from reports.models.report import Design, Kind, Report, ReportRequest

__all__ = ["Design", "Kind", "Recipe", "Report", "ReportRequest"]
