# Tables as files: words of the dialog and of the command line.

cli-needs-file = .{ $ending } cannot be written to a terminal; name a file with -o
cli-no-indicator = No indicator is called "{ $name }"; `duibiao indicators` lists them
cli-no-indicator-near = No indicator is called "{ $name }"; near to it: { $near }; `duibiao indicators` lists them
cli-no-region = No place or group of places is called "{ $name }"
cli-no-region-near = No place or group of places is called "{ $name }"; near to it: { $near }
cli-no-report-of = { $place }: no report, so the table has no row of it
cli-chart-unused = { $option } says nothing to --kind { $kind }; leave it out
cli-unused = { $option } says nothing to .{ $ending }; leave it out
cli-no-scripts-words = No .do, .R and .py were written: heads in words (--head words) are no names of variables for Stata and R; leave --head words out to have scripts, or say --no-scripts
cli-no-scripts-format = No .do, .R and .py were written: there are none that read .{ $ending }; write .csv, .xlsx or .parquet to have scripts, or say --no-scripts
cli-script-kept = { $path } exists and was left as it is
cli-finals-unanswered = { $count ->
    [1] 1 row stands
   *[other] { $count } rows stand
} beside no report (none of that place and the year after is here): { $rows }{ $more ->
    [0] { "" }
   *[other] ; and { $more } more
}
cli-table-ending = { $file }: write a file that ends in { $endings }, or name the format with -f
cli-no-report-places = No report answers to these places and years: there is none of { $places }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
cli-no-report-places-year = No report answers to these places and years: there is none of { $year } of { $places }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
cli-chart-svg-only = { $option } is for .svg files only; leave it out, or write a .svg
cli-chart-ending = { $file }: write a .png, .svg or .pdf file
cli-no-desktop = No window can be opened: there is no graphical desktop here ({ $why }). The commands work without one: duibiao extract FOLDER; duibiao --help lists them all
cli-no-graphics = No window can be opened: the display here lacks the OpenGL that it needs ({ $why }). The commands work without one: duibiao extract FOLDER; duibiao --help lists them all
cli-no-command = There is no command “{ $path }”, and no file or folder of that name; duibiao --help lists the commands
cli-meant = Did you mean duibiao { $command }?
cli-nothing-to-compare = No report answers to these places and years

# The dialog that exports tables.
export-table = Export a table…
table-export-title = Export a table
table-which = Table
table-comparison = Comparison
table-comparison-hint = A row a place: last year's target, its result, this year's target, change, wording, reached
table-panel = Long panel
table-panel-hint = A row a place, year and indicator, with names for Stata, R and Python
table-figures = Figures
table-figures-hint = A row for every number that was read, with its sentence and place
table-reports = Reports
table-of-chart = { $count } of the chart
table-of-all = all { $count }
table-indicators = Indicators
table-main-indicators = Nine main indicators
table-bom = Encoding
table-bom-with = UTF-8 with BOM (opens in Excel)
table-bom-without = UTF-8 without BOM
table-points = Points
point-mid = As written, midpoint
point-mid-hint = 6%—7% is 6.5; 7%左右, 6%以上 and 3.5%以内 are the number written
point-low = Lower end
point-low-hint = 6%—7% is 6; 6%以上 is 6; 3.5%以内 has no lower end and is missing
point-high = Upper end
point-high-hint = 6%—7% is 7; 3.5%以内 is 3.5; 6%以上 has no upper end and is missing
point-missing = Missing
point-missing-hint = Only exact numbers are numbers; ranges, 左右, 以上 and 以内 are missing
ranks-kept = No rank of the chart changes
ranks-moved = The ranks of { $count } places of the chart change: { $places }
table-path = Path of the table's file
table-scripts = Scripts that load it (Stata, R, Python) are laid beside it; what stands there is kept
table-carries = Sentences, sources and coding rules go with it
table-stopped = Stopped; no file was written
table-too-long = { $rows } rows; a sheet holds at most { $most }: write CSV or Parquet
table-name-comparison = comparison
table-name-panel = panel
table-name-figures = figures
point-mixed-hint = Each bound has a rule of its own; see the coding rules of the settings
ranks-moved-compare = { $count } ranks of the comparison change: { $places }
hardness-turned = { $count } annual targets turn hard or soft
rank-none = none
list-comma = {", "}

# Coding rules (settings).
settings-coding = Coding rules
coding-points-hint = What is written stays; ranks, medians and exported points take it as one number. Charts, comparison and tables follow these rules.
coding-all = All at once
coding-range = Range 6%—7%
coding-about = 7%左右 (about)
coding-at-least = 6%以上 (at least)
coding-at-most = 3%以内 (at most)
point-of-mid = Midpoint
point-of-low = Lower end
point-of-high = Upper end
point-of-number = The number
point-of-missing = Missing
coding-hard-hint = Hard or soft: the nature that the report names comes first, then its word of tone, then the bound.
coding-hard = Hard
coding-soft = Soft
coding-open = Leave open
coding-binding = Binding (约束性)
coding-expected = Expected (预期性)
coding-ensure = 确保, 必须
coding-strive = 力争, 努力
coding-exact = Exact 6.5%
coding-assigned = As assigned
coding-relation = Other relations
coding-reset = Restore the defaults
# Views as tables.
export-view = Export
export-view-hint = Save the rows, columns, places and years shown here as a table
table-found = Search results
table-found-hint = A row a line found: place, year, section, words, sentence, file
table-of-compare = { $count } of the comparison
table-of-figures = { $count } rows shown
table-of-found = { $count } lines found
table-name-found = search
table-found-words = Found
table-found-note = "{ $words }": { $count } lines
table-of-view-note = { $shown } of { $total } figures; columns and order as in the window
table-carries-sentences = Each row carries its sentence and file
