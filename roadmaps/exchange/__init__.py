"""A roadmap as a file: what stands on which sheet, how a workbook and a JSON file are read, checked and written.

Both kinds of file become the same *tables*; the tables are checked once, and make the *content* that
``roadmaps.revisions.building`` builds and ``roadmaps.exchange.exporting`` gives back. Nothing here asks the database.
"""
