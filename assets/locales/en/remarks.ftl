# Remarks: what is the matter, then what the program does about it.
remark-region-unknown = The region is not stated
remark-region-unknown-then = Listed under "Region unknown"; charts of the latest of each name it by its file
remark-year-unknown = The year is not stated
remark-year-unknown-then = Not compared by year
remark-region-disagrees = The file name says { $name }, the text { $text }
remark-region-unnamed = The file name says { $name }, the text nowhere names it
remark-region-unnamed-then = Filed as the name says; perhaps it is another place's report
remark-year-disagrees = The file name says { $name }, the text { $text }
remark-disagrees-then = Filed as the text says
remark-fragment = Only a part of the report is here
remark-fragment-then = Targets and results in the missing part cannot be read
remark-no-targets = No passage of main targets was found
remark-no-targets-then = Charts have no targets of this report
remark-unread = A passage that looks like a target was not understood
remark-unread-then = Charts say "possibly not read"; see the text
remark-empty = The file is empty
remark-binary = The content is not text
remark-other-format = A { $name } file, which is not read
remark-other-format-then = Save it as plain text (TXT) in Word, WPS or the browser, then open that
remark-nothing-then = No report was taken from it
remark-garbled = { $count } characters could not be decoded
remark-garbled-then = The file may be damaged; the rest was read
remark-other-articles = { $count } more on the page: no reports, or copies of this one
remark-other-articles-then = Not read as reports; the file itself holds them
remark-not-a-report = There is text, but no government work report in it
remark-implausible-range = A doubtful number: { $indicator } is normally between { $low } and { $high }
remark-implausible-measure = A doubtful number: { $indicator } is not normally measured like this
remark-implausible-unit = A doubtful number: { $indicator } is not normally a percentage
remark-implausible-then = Kept as written, with less confidence; see the text
remark-draft = Not the final text: { $words }
remark-draft-then = Charted; where the final text is here too, only that one is
remark-summary = Not the whole text: { $words }
remark-summary-then = Charted; what it does not name may stand in the report
remark-other-report = Another kind of report: { $words }
remark-other-report-then = Its numbers are read, but not charted as the government's
remark-same = The same report as { $file }
remark-same-then = Charts take the fullest one only
remark-version = Another version of { $file }
remark-twin = Another report of this place and year is here
remark-twin-then = Both are kept, told apart by session: { $mark }

# Your own indicators
wrong-at = line { $line }, column { $column }: { $what }
wrong-utf8 = not a text in UTF-8
wrong-toml = not valid TOML ({ $words })
wrong-field = there is no field "{ $name }"
wrong-empty-id = the id of an indicator is empty
wrong-no-names = the indicator { $id } has no name
wrong-brace = the braces of "{ $name }" do not match, or one of its spellings is empty
wrong-claimed = the name "{ $name }" belongs to the program's indicator { $id }
wrong-claimed-here = the name "{ $name }" belongs to { $id } already, in line { $line }
wrong-repeated = the indicator { $id } stands in line { $line } already
wrong-id = there is no indicator "{ $id }"
lexicon-then = This lexicon was not used; the program's own is

# Unreadable
no-path = There is no such file or folder: { $path }
trouble-at = { $path }: { $why }
trouble-missing = no such file or folder
trouble-denied = No permission
trouble-full = The disk is full
trouble-in-use = The file is open in another program: close it there first
trouble-no-file = No file (a device or a pipe)
trouble-source = This is a report that is open; the program never writes over one: choose another name
trouble-exists = A file of this name stands there already
trouble-broken = Reading or writing broke off: disk or network may be gone
trouble-too-large = Too large: { $size }, at most { $cap }
trouble-io = The system says: { $words }
trouble-panic = The program failed on this file and passed it over
trouble-then = The other files were read

# The page of remarks
remarks-title = Remarks
remarks-count = { $count }, gravest first
remarks-unreadable = Unreadable
remarks-unsure = Region or year to be confirmed
remarks-partial = Text incomplete, figures may be missing
remarks-notes = Other notes
remarks-open = Open text
remarks-copy = Copy list
remarks-none = No remarks
remarks-none-hint = Region, year and targets of every report were read.
remarks-back = Back to reading

# Bounds
bound-exact = exact
bound-about = about
bound-at-least = at least
bound-at-most = at most
bound-range = range
bound-sync = in step
bound-faster = faster
bound-slower = slower
bound-assigned = as assigned
bound-stable = kept stable
bound-positive = positive

# On the command line.
cli-passed-over = { $path }: { $count } files that are no documents were passed over
cli-nothing-read = No report could be read; nothing was written
