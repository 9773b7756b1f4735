"""Choose what goes into a document, see it first, ask for it, wait for it, download it."""
