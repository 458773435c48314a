"""FHIR R4: plain base resources, as plain JSON data."""
