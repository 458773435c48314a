"""Commands of the site. The entry point loads `app` only when one of them is asked for, since it brings Django."""
