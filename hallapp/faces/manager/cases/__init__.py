"""The manager's page of cases (办件): the list, the calendar, and what further tabs bring."""
