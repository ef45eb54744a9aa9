"""The chapters of attendance in the settings (设置): each number dated and with a reason."""
