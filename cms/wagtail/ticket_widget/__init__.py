"""Report a problem to the service desk, from inside Wagtail."""
