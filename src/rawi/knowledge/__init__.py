"""Facts that the steps consult, as readable files with their sources."""
