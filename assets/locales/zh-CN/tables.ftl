# 表格的导出：对话框与命令行的话。

cli-needs-file = .{ $ending } 不能写到终端，请用 -o 指定文件
