"""Turn what a document says into an accessible PDF."""
