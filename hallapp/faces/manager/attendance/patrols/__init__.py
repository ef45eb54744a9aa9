"""The tab 巡查: rounds on a tablet, the day, paper sheets, letters, explanations, the list."""
