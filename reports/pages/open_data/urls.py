"""Addresses of open data."""

from django.urls import path

from reports.pages.open_data import calendars, catalogue, files, news, sharing

urlpatterns = [
    path("open-data/", catalogue.open_data, name="open_data"),
    path("open-data/catalogue.jsonld", catalogue.dcat, name="open_data_catalogue"),
    path("open-data/<slug:slug>.json", files.whole, name="open_data_json"),
    path("open-data/<slug:slug>.zip", files.csv_files, name="open_data_csv"),
    path("roadmaps/<slug:slug>/calendar.ics", calendars.of_roadmap, name="roadmap_calendar"),
    path("missions/<slug:slug>/calendar.ics", calendars.of_mission, name="mission_calendar"),
    path("missions/<slug:slug>/card.png", sharing.card, name="mission_card"),
    path("news.atom", news.feed, name="news_feed"),
    path("sitemap.xml", sharing.sitemap, name="sitemap"),
]
