"""Where the browser learns who is logged in, when somebody opens the form."""

from django.http import Http404, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from .conf import desk
from .token import token


@require_GET
@never_cache
def fresh_token(request):
    """A token for whoever may enter Wagtail; Wagtail has seen to that."""
    found = desk()
    if found is None or found.secret is None:
        raise Http404
    return JsonResponse({"token": token(request.user, found)})
