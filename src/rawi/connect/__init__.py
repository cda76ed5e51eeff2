"""From Accounts to links, origins and incidents."""
