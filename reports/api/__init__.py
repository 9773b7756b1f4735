"""The open data interface: read-only, for anybody, under ``/api/v1/``."""
