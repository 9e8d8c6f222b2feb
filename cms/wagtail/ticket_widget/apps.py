"""The app."""

from django.apps import AppConfig
from django.core import checks


class TicketWidgetConfig(AppConfig):
    """The app, and what `manage.py check` looks at."""

    name = "ticket_widget"
    verbose_name = "Ticket widget"

    def ready(self):
        from .conf import what_is_missing

        @checks.register("ticket_widget")
        def settings_are_whole(app_configs, **kwargs):
            missing = what_is_missing()
            return [checks.Warning(str(missing), id="ticket_widget.W001")] if missing else []
