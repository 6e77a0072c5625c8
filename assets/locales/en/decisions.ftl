# What people decide, in the history and beside undo and redo.
step-confirm = confirm { $report } { $figure }
step-correct = correct { $report } { $figure }
step-changed = { $step } ({ $changes })
step-add = add { $report } { $figure }
step-reject = no figure: { $report } { $figure }
step-withdraw = back to the machine's reading: { $report } { $figure }
step-note = note { $report } { $figure }: { $words }
step-note-away = note taken away: { $report } { $figure }
step-place = place set to { $words }: { $report }
step-year = year set to { $words }: { $report }
step-session = session set to { $words }: { $report }
step-session-none = session taken away: { $report }
step-same = one report: { $report } and { $words }
step-not-same = two reports: { $report } and { $words }
step-remove = taken out of the library: { $report }
step-return = put back into the library: { $report }
step-several = { $first } and { $count } more
standing-machine = machine
standing-confirmed = confirmed
standing-corrected = corrected
standing-added = added by hand
standing-rejected = rejected
notice-read-only = The project is open read-only; save it elsewhere (File › Save project as) to change anything
# The evidence card.
card-confirm = Confirm
card-reject = Not a figure
