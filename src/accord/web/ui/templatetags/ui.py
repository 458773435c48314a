"""Small marks and telephone links."""

import re
from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# 16 × 16, drawn by hand; shape carries the meaning so that colour never has to.
SHAPES: Final[dict[str, SafeString]] = {
    name: mark_safe(shape)  # noqa: S308 (constants of this file)
    for name, shape in {
        "client": '<circle cx="8" cy="8" r="6" fill="currentColor"/>',
        "therapist": '<path d="M8 1l7 7-7 7-7-7z" fill="currentColor"/>',
        "ring": '<circle cx="8" cy="8" r="5.5"/>',
        "half": '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/>',
        "check": '<path d="M2.5 8.5l3.5 4 7.5-9"/>',
        "talk": '<path d="M2 3h12v8H8l-3.5 3v-3H2z"/>',
        "shared": '<circle cx="5.5" cy="8" r="4"/><circle cx="10.5" cy="8" r="4"/>',
        "private": '<path d="M3.5 7.5h9v6h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
        "info": '<circle cx="8" cy="8" r="6.5"/><path d="M8 7.5v4M8 4.6v.2"/>',
        "help": '<path d="M3 2.5h2.6l1.2 3.2-1.6 1.2a8 8 0 0 0 3.9 3.9l1.2-1.6 3.2 1.2V13l-1 1A11 11 0 0 1 2 3.5z"/>',
        "next": '<path d="M6 3l5 5-5 5"/>',
        "seed": '<path d="M8 14V8M8 8C8 5 5.5 3.5 2.5 3.5 2.5 6.5 5 8 8 8zm0 2c0-2.5 2-4 5.5-4 0 2.5-2 4-5.5 4z"/>',
        "display": '<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
    }.items()
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative mark in the colour of the text around it; screen readers skip it.

    name  one of SHAPES; an unknown name draws nothing
    """
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{}</svg>',
        SHAPES.get(name, ""),
    )


@register.filter
def tel(number: object) -> str:
    """The address that dials `number`.

    number  as printed, with spaces, brackets or hyphens
    Returns "tel:" and only digits, * # and a leading +.
    """
    printed = str(number).strip()
    return f"tel:{'+' if printed.startswith('+') else ''}{re.sub(r'[^0-9*#]', '', printed)}"
