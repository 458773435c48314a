"""Addresses as QR codes, for a phone across the table."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_code(address: str) -> SafeString:
    """An address as an SVG QR code without style attributes.

    address  what the code says
    """
    out = BytesIO()
    code = segno.make(address, error="m")
    code.save(out, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True, border=2)
    return mark_safe(out.getvalue().decode())  # noqa: S308 (drawn from modules, holds no text)
