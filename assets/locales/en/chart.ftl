# Chart and export.
choose-indicator = Choose indicator
year-latest = Latest
choose-year = Choose year
choose-places = Choose places
year = { $year }
scope-all = All { $count }
scope-nation = Nation
scope-provinces = { $count } provinces
scope-cities = { $count } cities
scope-counties = { $count } counties
scope-picked = { $count } chosen
scope-narrowed = { $count } in this kind
scope-below = { $count } below { $region }
no-indicators = No annual targets were read for this year
places-filter = Filter places
chart-outside = From a table beside the reports, not from the text; the report says:
click-to-sentence = Click to go to the sentence
chart-hint = Point at a mark for its sentence, click to go there
chart-empty = The chart stands here, beside the sentence
chart-empty-hint = About, at least, at most and ranges are drawn apart
chart-nothing = Nothing to draw
chart-nothing-hint = Choose another indicator, year or place
export = Export
export-menu = Export chart
export-title = Export chart
export-preview = Preview
export-size-words = { $width }×{ $height } pixels · { $across } × { $down } cm
export-format = Format
export-size = Size
export-pixels = pixels
export-to = Save to
export-path = File path
export-choose = Choose a place
export-exists = A file of this name exists; you will be asked
export-will-replace = Click "Replace" to overwrite the file
export-these-exist = { $count ->
    [1] A file of this name stands in the folder ({ $name })
   *[other] { $count } files of these names stand in the folder ({ $name } …)
}; you will be asked
export-will-replace-these = Click "Replace" to overwrite { $count ->
    [1] the file { $name }
   *[other] { $count } files ({ $name } …)
} in the folder
export-same-chart = The file shows the chart as you see it
export-replace = Replace
export-file-name = { $indicator } targets { $year }
chart-rows = Rows { $first }–{ $last } of { $total }
rows-before = Earlier rows
rows-after = Later rows
export-width = Width
export-height = Height
export-dpi = Resolution
