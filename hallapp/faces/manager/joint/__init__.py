"""Joint handling at the manager's page of cases (联办): the list, one matter, a new one."""
