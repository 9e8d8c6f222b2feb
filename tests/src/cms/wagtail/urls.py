"""Wagtail's own addresses, and a page of the site."""

from django.shortcuts import render
from django.urls import include, path
from wagtail.admin import urls as admin_urls
from wagtail.models import Page


def front(request):
    return render(request, "page.html", {"page": Page.objects.filter(depth=2).first()})


urlpatterns = [path("admin/", include(admin_urls)), path("", front)]
