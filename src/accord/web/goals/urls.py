"""Addresses of goals."""

from django.urls import path

from accord.web.goals import views

app_name = "goals"
urlpatterns = [
    path("episodes/<uuid:episode_id>/goals/", views.of_episode, name="of_episode"),
    path("my/goals/", views.mine, name="mine"),
    path("goals/<uuid:goal_id>/reword/", views.reword, name="reword"),
    path("goals/<uuid:goal_id>/<str:step>/", views.move, name="move"),
]
