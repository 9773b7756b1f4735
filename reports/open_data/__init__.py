"""What anybody may take away as data: rows of tables, each with what its columns mean, as spreadsheets, CSV and JSON."""
