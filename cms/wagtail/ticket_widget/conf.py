"""What the site is told: the desk's address, the site ID and the site's secret."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# The fewest characters of a secret: 128 bits in hexadecimal.
SECRET_MIN = 32

# The languages of the desk's form.
LANGUAGES = ("nl", "fr", "de", "en", "ar")

DESK = re.compile(r"https://[^/?#]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")


@dataclass(frozen=True)
class Desk:
    """A desk to report to. Without a secret it cannot be told who is logged in."""

    address: str
    site: str
    secret: str | None

    def form_url(self, lang):
        """The hosted form, which remains where no script runs."""
        return f"{self.address}/form/{self.site}?lang={lang}"


def desk():
    """The desk of the settings; nothing where they lack one."""
    given = getattr(settings, "TICKET_WIDGET", {})
    address, site = str(given.get("DESK", "")).rstrip("/"), str(given.get("SITE", ""))
    if not DESK.fullmatch(address) or not re.fullmatch(r"[0-9]{4}", site):
        return None
    secret = str(given.get("SECRET") or "")
    return Desk(address, site, secret if len(secret) >= SECRET_MIN else None)


def what_is_missing():
    """What an admin has to do, in words; nothing where all is there."""
    found = desk()
    if found is None:
        return _("Ticket widget: set DESK and SITE of TICKET_WIDGET to the desk’s address and the four-digit site ID.")
    if found.secret is None:
        return _("Ticket widget: set SECRET of TICKET_WIDGET, at least 32 characters, so that the desk knows who reports.")
    return None


def language():
    """The form's language for the one that is active."""
    lang = (get_language() or "en")[:2]
    return lang if lang in LANGUAGES else "en"
