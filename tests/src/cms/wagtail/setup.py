"""Makes the people of the site; prints the number of its front page."""

import os

import django

django.setup()

from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Page

front = Page.objects.filter(depth=2).first()
editors = Group.objects.get(name="Editors")
for line in os.environ["SITE_PEOPLE"].split("\n"):
    login, name, email, edits = line.split("\t")
    first, last = name.split(" ", 1)
    user = User.objects.create_user(login, email, os.environ["SITE_PASSWORD"], first_name=first, last_name=last)
    if edits == "true":
        user.groups.add(editors)
User.objects.create_superuser("admin", "admin@town.example", os.environ["SITE_PASSWORD"])
print(front.pk)
