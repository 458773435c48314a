"""Finding every kind of page that a role can reach, by following links as a person would."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Page

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PER_KIND = 2


def kind_of(path: str) -> str:
    """An address without its ids: the kind of page."""
    return re.sub(r"/(signals|measures|text)/[^/]+/$", r"/\1/…/", ID.sub("…", path))


def reachable(page: Page, start: str) -> Iterator[str]:
    """Addresses that links lead to from `start`, at most two of each kind; files and other sites are left out."""
    seen: dict[str, int] = {}
    queue, known = [start], {start}
    while queue:
        address = queue.pop(0)
        kind = kind_of(urlsplit(address).path)
        if seen.get(kind, 0) >= PER_KIND:
            continue
        seen[kind] = seen.get(kind, 0) + 1
        page.goto(address)
        yield address
        for link in page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))"):
            target = urljoin(address, link).partition("#")[0]
            is_page = urlsplit(target).netloc == urlsplit(start).netloc and not target.endswith(".pdf")
            if is_page and "logout" not in target and target not in known:
                known.add(target)
                queue.append(target)


def sign_in(context: BrowserContext, address: str, role: str) -> Page:
    """A page on which the demo's person of this role is signed in; "" stays a stranger."""
    page = context.new_page()
    page.goto(address)
    if role:
        page.locator(f"form:has(input[value='{role}']) button").click()
        page.wait_for_load_state()
    return page
