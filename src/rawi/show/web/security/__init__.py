"""Who may do what over HTTP: people, sessions, form tokens, limits, headers."""
