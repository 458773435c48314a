"""Addresses of goals."""

from django.urls import path

from accord.web.goals import views

app_name = "goals"
urlpatterns = [
    path("episodes/<uuid:episode_id>/goals/", views.of_episode, name="of_episode"),
    path("my/goals/", views.mine, name="mine"),
    path("goals/<uuid:goal_id>/reword/", views.reword, name="reword"),
    path("goals/<uuid:goal_id>/agree/", views.move, {"step": "agree"}, name="agree"),
    path("goals/<uuid:goal_id>/reached/", views.move, {"step": "reach"}, name="reach"),
    path("goals/<uuid:goal_id>/let-go/", views.move, {"step": "let_go"}, name="let_go"),
    path("goals/<uuid:goal_id>/reopen/", views.move, {"step": "reopen"}, name="reopen"),
]
