"""The tab 考核: scores with their evidence, appeals, closed sheets and their delivery."""
