"""The pair of the shared view's tests, and their browsers."""

from tests.web.together.conftest import carla, pair, sam, tess, theo

__all__ = ["carla", "pair", "sam", "tess", "theo"]
