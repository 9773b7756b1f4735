"""Addresses of consultations and of the response to them."""

from django.urls import path

from engagement.pages.consultations import looking_after, responding, views

MISSION = "workbench/missions/<slug:slug>"
AFTER = f"{MISSION}/consultation/look-after"

urlpatterns = [
    path("consultations/", views.consultations, name="consultations"),
    path("consultations/<slug:slug>/", views.consultation, name="consultation"),
    path("consultations/<slug:slug>/documents/<int:document_id>/", views.document, name="consultation_document"),
    path(f"{MISSION}/consultation/", looking_after.open_one, name="consultation_open"),
    path(f"{AFTER}/", looking_after.look_after, name="consultation_look_after"),
    path(f"{AFTER}/extend/", looking_after.extend_one, name="consultation_extend"),
    path(f"{AFTER}/documents/", looking_after.add_file, name="consultation_document_add"),
    path(
        f"{AFTER}/documents/<int:document_id>/remove/", looking_after.remove_file, name="consultation_document_remove"
    ),
    path(f"{AFTER}/invite/", looking_after.invite_people, name="consultation_invite"),
    path(f"{AFTER}/enter/", looking_after.enter_one, name="consultation_enter"),
    path(f"{AFTER}/enter-many/", looking_after.enter_many, name="consultation_enter_many"),
    path(f"{MISSION}/response/", responding.respond, name="response"),
]
