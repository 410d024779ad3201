"""A release as something to send: one ``Page`` value in, one function a format, one table of formats."""
