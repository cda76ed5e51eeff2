"""What people see: terminal, pages, interfaces, exports."""
