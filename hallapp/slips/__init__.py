"""Papers: guide slips, tickets, notices and sheets as PDF or printer dots."""
