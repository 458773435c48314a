"""Writes of the manager, a file per thing that is managed."""

from accord.web.practice.services.plan import default_plan

__all__ = ["default_plan"]
