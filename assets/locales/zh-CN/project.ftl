# The project file: what is kept, and what is wrong.
saved-pending = 正在保存 { $count } 项
saved-done = 已保存
saved-failed = 未保存：{ $why }
saved-samples = 示例，修改不保存
saved-read-only = 只读
undo-what = 撤销：{ $what }
project-taken = 这个项目已在另一个窗口打开，这里只能查看（{ $path }）
project-read-only-place = 项目文件在不能写入的地方，只能查看（{ $path }）
project-aside-restored = 项目文件已损坏，原文件另存为 { $path }；已从最近一天的备份恢复
project-aside-empty = 项目文件已损坏，原文件另存为 { $path }；没有可用的备份，已新建项目
project-none = 没有项目可以保存，暂不能修改：{ $why }（{ $path }）
project-saved-as = 项目已另存为 { $path }，以后的修改都存在那里
project-not-saved-as = 项目没有另存：{ $why }（{ $path }）
project-folder-gone = 找不到文件夹 { $path }，现在显示项目里保存的文本
project-damaged = 文件已损坏，没有写入任何内容
project-newer = 文件由更新版本的程序建立
project-busy = 文件正被别的程序占用，稍后会再试
