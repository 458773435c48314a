"""Figures → SVG and paper. Pure drawing: every word comes in, every colour is a CSS class or comes in as a palette."""
