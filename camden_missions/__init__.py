"""The composition root: settings, addresses, jobs, embedded services, and the pages that show several apps."""
