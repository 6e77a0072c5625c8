# The project file: what is kept, and what is wrong.
saved-pending = Saving { $count }
saved-done = Saved
saved-failed = Not saved: { $why }
saved-samples = Samples: changes are not kept
saved-read-only = Read-only
undo-what = Undo: { $what }
project-taken = Another window has this project open; here it can only be looked at ({ $path })
project-read-only-place = The project lies where nothing can be written; it can only be looked at; save it elsewhere to change anything ({ $path })
project-aside-restored = The project file was damaged and is kept as { $path }; the newest daily backup took its place
project-aside-empty = The project file was damaged and is kept as { $path }; there is no sound backup, a new project was made
project-none = There is no project to keep changes in, so nothing can be changed: { $why } ({ $path }); save it elsewhere to go on
project-saved-as = The project is saved as { $path } and goes on there
project-not-saved-as = The project was not saved elsewhere: { $why } ({ $path })
project-folder-gone = The folder { $path } is not there; the texts kept in the project are shown
project-missing = the project file is gone
project-damaged = the file is damaged; nothing was written to it
project-newer = the file was made by a newer version of the program
project-busy = another program has the file; it will be tried again
closing-unsaved = Some changes are not saved: { $why } ({ $path }). The program keeps trying, or save the project elsewhere; closing now loses them.
closing-stay = Stay
leaving-unsaved = Some changes are not saved: { $why } ({ $path }). The program keeps trying and then opens it, or save the project elsewhere; opening now loses them.
leaving-leave = Give them up and open
closing-leave = Close all the same
# While decisions cannot be saved.
unsaved-head = { $count ->
    [one] One change is
   *[other] { $count } changes are
} not saved: { $why } ({ $path })
unsaved-full = They are all still in this window. They will be saved as soon as there is room; or save the project on another disk and go on there.
unsaved-gone = They are all still in this window. They will be saved when the disk or the network is back; or save the project elsewhere and go on there.
unsaved-denied = They are all still in this window. Nothing can be written there; they will be saved when that changes, or save the project elsewhere and go on there.
unsaved-damaged = The project file is damaged and is no longer written to. Save the project elsewhere: reports and changes of this window go with it.
unsaved-else = They are all still in this window and the program keeps trying; or save the project elsewhere and go on there.
