"""Open data for people and for other services: files to take away, calendars, a feed, a catalogue, a sitemap."""
