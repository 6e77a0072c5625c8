# Tables as files: words of the dialog and of the command line.

cli-needs-file = .{ $ending } cannot be written to a terminal; name a file with -o
cli-no-indicator = No indicator is called “{ $name }”; `duibiao indicators` lists them
cli-script-kept = { $path } exists and was left as it is
cli-nothing-to-compare = No report answers to these places and years

# The dialog that exports tables.
export-table = Export a table…
table-export-title = Export a table
table-which = Table
table-comparison = Comparison
table-comparison-hint = A row a place: last year’s target, its result, this year’s target, change, wording, reached
table-panel = Long panel
table-panel-hint = A row a place, year and indicator, with names for Stata, R and Python
table-figures = Figures
table-figures-hint = A row for every number that was read, with its sentence and place
table-reports = Reports
table-of-chart = { $count } of the chart
table-of-all = all { $count }
table-indicators = Indicators
table-main-indicators = Nine main indicators
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
table-path = Path of the table’s file
table-scripts = Scripts that load it (Stata, R, Python) are laid beside it; what stands there is kept
table-carries = Sentences, sources and coding rules go with it
table-stopped = Stopped; no file was written
table-too-long = { $rows } rows; a sheet holds at most { $most }: write CSV or Parquet
table-name-comparison = comparison
table-name-panel = panel
table-name-figures = figures
