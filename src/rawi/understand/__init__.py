"""From a Document to an Account, one document at a time."""
