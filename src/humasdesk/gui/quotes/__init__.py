"""*Kutipan*: what somebody has said about a subject, and the way back to where it stands."""
