# Search.
search = Search
search-field = Words in all reports
search-clear = Clear
search-mode = How to search
search-substring = Substring
search-words = All words
search-regex = Regex
search-hits = { $count } hits
search-reports = { $count } reports
search-time = { $millis } ms
search-running = Searching
search-shares = Share of the year's reports that mention it
search-year-bar = { $year }: { $share }, { $reports } / { $of } reports, { $hits } hits
search-regions = Hits by region
search-below = with places below
search-region-bar = { $region }: { $hits } hits, { $reports } reports
search-region-reports = { $count } reports
search-more-regions = { $count } more regions
search-fewer-regions = Show fewer
search-up = One level up
search-all-years = All years
search-listed = { $hits } hits, { $reports } reports
search-order = Order of reports
search-order-place = By region
search-order-year = By year
search-order-hits = By hits
search-narrowed-year = Year { $year }
search-narrowed-region = Region { $region }
search-unnarrow = Lift the limit { $what }
search-unnarrow-all = Clear
search-open = Open
search-open-report = Open { $report }
search-fold = Fold or unfold { $report }
search-shown = { $shown } of { $total } hits
search-more = { $count } more hits
search-empty = Find words in all reports
search-empty-hint = Type above, for example 低空经济. Full-width letters, spaces inside words and advertising pasted into the text hide nothing.
search-no-library = No reports are open
search-no-library-hint = Open a folder of government work reports first, then search all of them here.
search-none = No report mentions "{ $words }"
search-none-words-hint = "All words" wants every word in one report; type one word less, or take "Substring".
search-none-hint = Say it differently, or type less; for words that do not stand together take "All words".
search-none-here = Nothing in this year and region
search-none-here-hint = Lift the limit on year or region to see the other { $count } hits.
search-wrong = This expression is not sound
search-wrong-hint = To find these characters as they stand, take "Substring".
search-keys = Up and down choose a line, Enter opens it
no-place = Region unknown
no-year = Year unknown

# What is wrong with an expression
wrong-pattern-at = Character { $at }: { $what }
wrong-pattern-unclosed = a bracket is not closed
wrong-pattern-unopened = a closing bracket too many
wrong-pattern-class = square brackets are not closed, or what is in them is not sound
wrong-pattern-repetition = nothing stands before * + ? {"{}"}, or the count is not sound
wrong-pattern-escape = the backslash stands before a character it has no meaning with
wrong-pattern-look = look-around and back-references are not supported
wrong-pattern-too-large = too large, or nested too deep
wrong-pattern-other = not sound

# On the command line
cli-search-nothing = Nothing was found for "{ $words }"
cli-search-no-words = No words to look for were given

# Reading
document-draft = Draft
document-summary = Summary
document-other = Other report
copy-words = Copy
search-words-chosen = Search all reports for it
find = Find in this report
find-field = Words in this report
find-none = None
find-before = Find previous
find-next = Find next
find-close = Close find
search-everywhere = Search all reports
figure-next = Next figure
figure-before = Previous figure

# Library
heap-unsure = Doubtful
heap-unsure-hint = Region or year are not sure, or the file's name says otherwise
heap-unknown = Unplaced
heap-unknown-hint = Neither text nor file name says which region
heap-copies = Copies
heap-copies-hint = Copies and versions of one report; charts and counts use one of them
heap-unreadable = Unreadable
heap-unreadable-hint = Files without a report; the remarks say why
library-heap-empty = Nothing to do here. Click the box above again to see all regions.
library-picked = { $count } places picked
library-unpick = Pick none
library-to-chart = Chart
