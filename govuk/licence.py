"""The licence under which public bodies publish: the Open Government Licence v3.0 of the National Archives."""

OGL = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
LICENCE = (
    f"You may use what stands here under the {OGL['title']}, if you say where it comes from. "
    "What others published keeps the licence of its publisher."
)
