# The frame of the window: tabs, commands, settings.
tab-reading = Reading
