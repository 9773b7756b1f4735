"""Static files under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Follows the imports of JavaScript modules too, so that they may be kept for ever by a browser."""

    support_js_module_import_aggregation = True
