"""The form for visitors: `{% ticket_widget label="…" mode="inline" %}`."""

from django import template
from django.utils.translation import gettext as _

from ..conf import desk, language

register = template.Library()


@register.inclusion_tag("ticket_widget/element.html")
def ticket_widget(label="", mode="dialog"):
    """The element, with a link to the hosted form inside; nothing where no desk is set."""
    found, lang = desk(), language()
    if found is None:
        return {}
    return {
        "desk": found,
        "lang": lang,
        "inline": mode == "inline",
        "label": label or _("Report a problem"),
        "url": found.form_url(lang),
    }
