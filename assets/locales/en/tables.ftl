# Tables as files: words of the dialog and of the command line.

cli-needs-file = .{ $ending } cannot be written to a terminal; name a file with -o
cli-no-indicator = No indicator is called “{ $name }”; `duibiao indicators` lists them
cli-script-kept = { $path } exists and was left as it is
cli-nothing-to-compare = No report answers to these places and years
