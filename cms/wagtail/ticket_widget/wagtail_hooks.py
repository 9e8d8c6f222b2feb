"""Where Wagtail shows "Report a problem"."""

import json

from django.forms import Media
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.userbar import BaseItem

from .conf import desk, language, what_is_missing
from .views import fresh_token

LABEL = _("Report a problem")


class Module:
    """A script as a module, so that it never holds up the page."""

    def __init__(self, file):
        self.file = file

    def __html__(self):
        return format_html('<script type="module" src="{}"></script>', static(self.file))

    def __eq__(self, other):
        return isinstance(other, Module) and other.file == self.file

    def __hash__(self):
        return hash(self.file)


EDITOR = Module("ticket_widget/editor.js")


def where(found):
    """Where the desk is, and where the browser learns who is logged in."""
    told = {"desk": found.address, "site": found.site, "lang": language()}
    if found.secret:
        told["token"] = reverse("ticket_widget_token")
    return json.dumps(told)


class Report(MenuItem):
    """The item in the menu: a link to the hosted form until the script takes it over."""

    def is_shown(self, request):
        return desk() is not None

    def render_component(self, request):
        # Wagtail keeps this item for all requests; what differs by language is for one of them.
        found = desk()
        own = MenuItem(
            self.label,
            found.form_url(language()),
            name=self.name,
            icon_name=self.icon_name,
            attrs={"data-ticket-open": where(found), "target": "_blank", "rel": "noopener"},
        )
        return own.render_component(request)


class ReportFromSite(BaseItem):
    """The item in the user bar, on the site itself."""

    template_name = "ticket_widget/userbar_item.html"

    def get_context_data(self, parent_context):
        found = desk()
        context = super().get_context_data(parent_context)
        return context | {"url": found.form_url(language()), "where": where(found), "label": LABEL}

    @cached_property
    def media(self):
        return Media(js=[EDITOR])


class WhatIsMissing(Component):
    """Tells those who may mend it what the settings lack."""

    order = 50

    def render_html(self, parent_context=None):
        icon = '<svg class="icon icon-warning icon" aria-hidden="true"><use href="#icon-warning"></use></svg>'
        return format_html('<div class="help-block help-warning">{}{}</div>', mark_safe(icon), what_is_missing())


@hooks.register("register_admin_urls")
def urls():
    return [path("ticket-widget/token/", fresh_token, name="ticket_widget_token")]


@hooks.register("register_admin_menu_item")
def menu_item():
    return Report(LABEL, "", name="ticket-widget", icon_name="warning", order=9000)


@hooks.register("insert_global_admin_js")
def script():
    return EDITOR.__html__() if desk() else ""


@hooks.register("construct_wagtail_userbar")
def userbar_item(request, items, page):
    if desk():
        items.append(ReportFromSite())


@hooks.register("construct_homepage_panels")
def panel(request, panels):
    if request.user.is_superuser and what_is_missing():
        panels.append(WhatIsMissing())
