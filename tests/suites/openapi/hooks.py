"""Lets Schemathesis send a desk.toml as the text that it is."""

import schemathesis


@schemathesis.serializer("application/toml")
def toml(_context, value):
    return str(value).encode()
