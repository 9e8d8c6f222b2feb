"""Who is logged in, for the desk: a JWT (RFC 7519) signed with HS256."""

import time

import jwt

# How long a token holds, in seconds; the desk takes ten minutes at most.
LASTS = 300


def token(user, desk):
    """The token of a user. A phone number goes along where the user model has one."""
    claims = {
        "sub": str(user.pk),
        "name": user.get_full_name() or user.get_username(),
        "email": user.email,
        "site": desk.site,
        "exp": int(time.time()) + LASTS,
    }
    if phone := getattr(user, "phone", None):
        claims["phone"] = str(phone)
    return jwt.encode(claims, desk.secret, algorithm="HS256")
