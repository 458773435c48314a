"""Addresses of the shared view, repair threads and a client's own page."""

from django.urls import path

from accord.web.together.views import own, repair, shared

app_name = "together"
urlpatterns = [
    path("episodes/<uuid:episode_id>/course/", shared.course, name="course"),
    path("episodes/<uuid:episode_id>/course.pdf", shared.course_pdf, name="course_pdf"),
    path("conversations/<uuid:conversation_id>/helped/", shared.helped, name="helped"),
    path("signals/<uuid:signal_id>/talked-about/", shared.talked_about, name="talked_about"),
    path("threads/<uuid:thread_id>/", repair.thread, name="thread"),
    path("threads/<uuid:thread_id>/talk/", repair.thread_talk, name="thread_talk"),
    path("threads/<uuid:thread_id>/mended/", repair.thread_mended, name="thread_mended"),
    path("threads/<uuid:thread_id>/let-go/", repair.thread_let_go, name="thread_let_go"),
    path("threads/<uuid:thread_id>/reopen/", repair.thread_reopen, name="thread_reopen"),
    path("my/", own.my_page, name="my_page"),
    path("my/answers/<uuid:sitting_id>/", own.my_answers, name="my_answers"),
    path("my/words/<uuid:words_id>/", own.my_words, name="my_words"),
    path("my/consent/", own.my_consent, name="my_consent"),
    path("my/looked/", own.looked, name="looked"),
]
