"""Addresses of delivery."""

from django.urls import path

from roadmaps.pages.delivery import across, changing, ending, learning, progress, reporting, stage_reports

MISSION = "missions/<slug:slug>"
ROADMAP = "workbench/roadmaps/<slug:slug>"
DELIVERY = "workbench/missions/<slug:slug>/delivery"

urlpatterns = [
    path("learning/", learning.learning, name="learning"),
    path("learning/feed/", learning.feed, name="learning_feed"),
    path("learning/<int:entry_id>/", learning.learning_entry, name="learning_entry"),
    path("learning/<int:entry_id>/helped/", learning.helped, name="learning_helped"),
    path(f"{MISSION}/learning/", learning.mission_learning, name="mission_learning"),
    path("workbench/missions/<slug:slug>/learning/new/", learning.write, name="learning_write"),
    path("workbench/learning/<int:entry_id>/change/", learning.change, name="learning_change"),
    path("roadmaps/<slug:slug>/capabilities/", across.capabilities, name="capabilities"),
    path("roadmaps/<slug:slug>/market-shaping/", across.market_shaping, name="market_shaping"),
    path(f"{ROADMAP}/capabilities/", across.answer, name="capabilities_answer"),
    path(f"{ROADMAP}/capabilities/agree/", across.agree, name="capabilities_agree"),
    path(f"{ROADMAP}/capabilities/agree/<slug:key>/", across.agree_one, name="capabilities_agree_one"),
    path(f"{ROADMAP}/capabilities/publish/", across.publish, name="capabilities_publish"),
    path(f"{ROADMAP}/market-shaping/<slug:question>/", across.market_answer, name="market_answer"),
    path(f"{MISSION}/progress/", progress.progress, name="progress"),
    path(f"{MISSION}/figure/", reporting.figure, name="figure_report"),
    path(f"{MISSION}/figure/<int:measurement_id>/", reporting.correct, name="figure_correct"),
    path(f"{MISSION}/outcome/", ending.confirm, name="outcome_confirm"),
    path(f"{MISSION}/changes/<int:number>/", changing.change, name="mission_change"),
    path(f"{MISSION}/changes/<int:number>/decide/", changing.decide, name="mission_change_decide"),
    path(f"{MISSION}/reports/<int:number>/", stage_reports.stage_report, name="stage_report"),
    path(f"{MISSION}/reports/<int:number>/answer/", stage_reports.answer, name="stage_report_answer"),
    path("pledges/<int:pledge_id>/", reporting.pledge_report, name="pledge_report"),
    path(f"{DELIVERY}/", progress.delivery, name="delivery"),
    path(f"{DELIVERY}/data/", reporting.data_owner, name="data_owner"),
    path(f"{DELIVERY}/outcome/", reporting.attester, name="attester"),
    path(f"{DELIVERY}/milestones/<int:milestone_id>/", reporting.milestone, name="milestone_report"),
    path(f"{DELIVERY}/solutions/<int:contribution_id>/", reporting.solution, name="solution_report"),
    path(f"{DELIVERY}/money/<int:line_id>/", reporting.money, name="money_report"),
    path(f"{DELIVERY}/pledges/new/", reporting.pledge, name="pledge_record"),
    path(f"{DELIVERY}/change/", changing.write, name="change_write"),
    path(f"{DELIVERY}/change/add/<slug:kind>/", changing.add, name="change_add"),
    path(f"{DELIVERY}/change/drop/", changing.drop, name="change_drop"),
    path(f"{DELIVERY}/change/withdraw/", changing.withdraw, name="change_withdraw"),
    path(f"{DELIVERY}/report/", stage_reports.write, name="stage_report_write"),
    path(f"{DELIVERY}/closing/", ending.closing, name="closing_report_write"),
]
