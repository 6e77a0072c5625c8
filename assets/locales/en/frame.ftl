# The frame of the window: tabs, commands, settings.
tab-reading = Reading

# Menus and commands
menu-edit = Edit
menu-chart = Chart
menu-help = Help
all-commands = All commands
about = About duibiao
undo = Undo
redo = Redo
settings = Settings
show-library = Library
show-chart-panel = Chart
shade-system = As the system

# The command palette
palette-hint = Commands, places, indicators; pinyin initials too
palette-nothing = Nothing found. Try pinyin initials, such as sx or gdp
palette-foot = ↑ ↓ choose　　Enter run　　Esc close
palette-tab = tab
palette-place = { $year }　place
palette-below = { $count } reports below
palette-indicator = indicator
palette-chart = saved chart

# Settings
settings-window = Window
settings-language = Language
settings-shade = Theme
settings-zoom = Zoom
settings-reading = Text of reports
settings-text-size = Letters
settings-sample = 经济社会发展的主要预期目标是：地区生产总值增长5%左右，城镇新增就业40万人以上，居民消费价格涨幅2%左右。
settings-start = At the start
settings-reopen = Last reports
settings-reopen-words = Open the last folder again
settings-data = Data
settings-folder = Data folder
settings-folder-none = This run keeps no settings
notice-not-shown = Could not open { $path }: { $why }
about-what = Reads government work reports, keeps every number beside its sentence, and compares places and years.
about-private = Source files are never changed. No network: nothing leaves this computer.
about-parts = Brings Noto Sans SC (SIL OFL 1.1) and Lucide icons (ISC).
status-seconds-left = about { $count } s
status-minutes-left = about { $count } min
settings-face = Font
settings-face-own = The program's own (Noto Sans SC)
settings-face-filter = Find a typeface
settings-face-wait = Looking for the typefaces of this computer
face-not-found = This computer does not have it, or it cannot be used: the program's own is shown
face-without-chinese = It has no Chinese characters: those are drawn in the program's own
