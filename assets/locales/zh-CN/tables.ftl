# 表格的导出：对话框与命令行的话。

cli-needs-file = .{ $ending } 不能写到终端，请用 -o 指定文件
cli-no-indicator = 没有名为“{ $name }”的指标；可用 duibiao indicators 查看
cli-script-kept = { $path } 已存在，未改写
cli-nothing-to-compare = 没有符合这些地区和年份的报告
