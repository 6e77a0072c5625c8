# What the window says.
program = Duibiao
menu-file = File
menu-view = View
open-folder = Open folder
open-files = Open files
open-samples = Open sample reports
file-kind-reports = Government work reports
quit = Quit
shade-light = Light
shade-dark = Dark
other-language = 中文
text-larger = Larger text
text-smaller = Smaller text
drop-here = Drop to open
open-library = Show library
open-chart = Show chart
fold-library = Hide library
fold-chart = Hide chart
close = Close
cancel = Cancel
dismiss = OK
open = Open

# Library
library = Library
library-count = { $count } reports
library-empty = empty
library-empty-hint = Open a folder: each report is listed here by province, city and county, one chip a year.
library-filter = Filter by place or year
library-no-match = No such place or year
library-doubtful = Region or year to be confirmed, see the remarks
region-unknown = Region unknown
region-unknown-hint = Neither text nor file name states the region; click to go through them
year-unknown = year unknown

# Welcome
welcome-title = Open a folder of government work reports
welcome-nothing = No government work report was found here
welcome-what = See every target beside its sentence. Your files are never changed and never leave this computer.
welcome-drop = Or drop a folder or files here: TXT, MD
welcome-path = Or type a path
try-samples = Try the samples
recent = Recent
no-network = No network

# Reading
report-heading = { $place }, report of { $year }
report-heading-no-year = { $place }, year unknown
date = { $year }-{ $month }-{ $day }
level-nation = Nation
level-province = Province
level-city = City
level-county = County
chip-targets = { $count } targets
chip-actuals = { $count } results
before-sections = Beginning
no-sections = No headings
main-targets = Main targets
plan-targets = Targets of the plan
furniture-show = { $count } page parts folded
furniture-hide = Hide { $count } page parts
furniture-here = Part of the web page, folded; click to show
furniture-here-hide = Part of the web page; click to fold

# Evidence
kind-target = Target
kind-actual = Result
role-headline = Main targets
role-body = Work plan
role-review = Review
confidence = Sure
checked = Checked
read-as = read as { $value }, { $bound }
read-as-words = read as “{ $bound }”, no number
field-horizon = Time
field-measure = Measure
field-tone = Tone
field-relative-to = Against
field-basis = Basis
field-of = Share of
field-name = As written
field-nature = Nature
field-status = Status
field-rider = Rider
field-prior = Against its aim
field-rejected = Not taken
reason-part-of-year = part of a year
reason-other-year = of another year
reason-several-years = of several years
reason-retold = last year's aim told again
reason-not-a-result = a share, a distance or a wish
reason-no-number = no number
reason-unknown-name = not in the lexicon
reason-of-a-part = of a part of the place
field-rule = Rule
horizon-year = year { $year }
horizon-annual = one year
horizon-until = until { $year }
horizon-period = several years
measure-growth = growth
measure-decline = decline
measure-level = level
measure-change = change
measure-gap = gap
measure-relation = relation
tone-none = plain
tone-ensure = ensure
tone-strive = strive
tier-stretch = second tier
copy-sentence = Copy sentence
show-in-chart = Show in chart

# Status
status-nothing-open = Nothing open
status-walking = Looking through the folder
status-reading = Reading { $done } of { $total }
status-done = { $reports } reports read, { $figures } figures
status-done-copies = { $reports } reports read ({ $copies } of them copies or reports of another kind, not counted), { $figures } figures
status-unread-kinds = { $count } files are not read ({ $kinds }): save them as TXT
status-passed-over = { $count } other files are no documents
status-remarks = Remarks { $count }
notice-saved = Saved to { $path }
notice-not-saved = Not saved to { $path }: { $why }
notice-settings-aside = The settings were damaged; the old file is kept as { $path }
notice-settings-not-read = The settings { $path } could not be read ({ $why }): this time the defaults hold, and no settings are kept
notice-settings-not-saved = The settings were not saved: { $why }
notice-nothing-found = No readable files here (TXT, MD)
notice-not-watched = { $path } cannot be watched ({ $why }): open it again when files in it are new or changed
notice-stopped = Stopped after { $done } of { $total }

# How a figure was read.
rule-clause = name, verb, value
rule-list = names sharing a verb
rule-carried = name carried over
rule-relation = words instead of a number
rule-bracket = in brackets
