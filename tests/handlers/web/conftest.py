from tests.browser_fixtures import browser

__all__ = ["browser"]
