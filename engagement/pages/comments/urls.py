"""Addresses of comments."""

from django.urls import path

from engagement.pages.comments import hidden, own, views

COMMENT = "comments/<int:comment_id>"

urlpatterns = [
    path("consultations/<slug:slug>/comment/", views.add, name="comment_add"),
    path("consultations/<slug:slug>/comment/keep/", views.keep_typed, name="comment_keep"),
    path("consultations/<slug:slug>/comment/kept/", views.kept, name="comment_kept"),
    path("consultations/<slug:slug>/answers/", views.answer, name="consultation_answers"),
    path(f"{COMMENT}/", views.one, name="comment"),
    path(f"{COMMENT}/reply/", views.add_reply, name="comment_reply"),
    path(f"{COMMENT}/change/", views.edit, name="comment_edit"),
    path(f"{COMMENT}/withdraw/", views.withdraw, name="comment_withdraw"),
    path(f"{COMMENT}/back/", views.support, name="comment_back"),
    path(f"{COMMENT}/report/", hidden.report_one, name="comment_report"),
    path(f"{COMMENT}/amend/", hidden.amend_one, name="comment_amend"),
    path(f"{COMMENT}/appeal/", hidden.appeal_one, name="comment_appeal"),
    path("account/comments/", own.own_comments, name="own_comments"),
]
