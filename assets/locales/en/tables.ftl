# Tables as files: words of the dialog and of the command line.

cli-needs-file = .{ $ending } cannot be written to a terminal; name a file with -o
