"""What pages show, prepared from what the store holds."""
