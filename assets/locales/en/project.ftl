# The project file: what is kept, and what is wrong.
saved-pending = Saving { $count }
saved-done = Saved
saved-failed = Not saved: { $why }
saved-samples = Samples: changes are not kept
saved-read-only = Read-only
undo-what = Undo: { $what }
project-taken = Another window has this project open; here it can only be looked at ({ $path })
project-read-only-place = The project lies where nothing can be written; it can only be looked at ({ $path })
project-aside-restored = The project file was damaged and is kept as { $path }; the newest daily backup took its place
project-aside-empty = The project file was damaged and is kept as { $path }; there is no sound backup, a new project was made
project-none = There is no project to keep changes in, so nothing can be changed: { $why } ({ $path })
project-saved-as = The project is saved as { $path } and goes on there
project-not-saved-as = The project was not saved elsewhere: { $why } ({ $path })
project-folder-gone = The folder { $path } is not there; the texts kept in the project are shown
project-damaged = the file is damaged; nothing was written to it
project-newer = the file was made by a newer version of the program
project-busy = another program has the file; it will be tried again
