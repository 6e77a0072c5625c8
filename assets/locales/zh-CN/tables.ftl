# 表格的导出：对话框与命令行的话。

cli-needs-file = .{ $ending } 不能写到终端，请用 -o 指定文件
cli-no-indicator = 没有名为“{ $name }”的指标；可用 duibiao indicators 查看
cli-script-kept = { $path } 已存在，未改写
cli-nothing-to-compare = 没有符合这些地区和年份的报告

# 导出表格的对话框。
export-table = 导出表格…
table-export-title = 导出表格
table-which = 表格
table-comparison = 对标表
table-comparison-hint = 每地一行：上年目标、上年实际、今年目标、变动、措辞变化、完成情况
table-panel = 长面板
table-panel-hint = 每地每年每个指标一行，字段名可直接进 Stata、R、Python
table-figures = 指标明细
table-figures-hint = 读出的每个数一行，带原句和位置
table-reports = 报告
table-of-chart = 图表所选 { $count } 份
table-of-all = 全部 { $count } 份
table-indicators = 指标
table-main-indicators = 九个主要指标
table-points = 点值
point-mid = 原数和中点
point-mid-hint = 6%—7% 取 6.5；7%左右、6%以上、3.5%以内取原数
point-low = 下限
point-low-hint = 6%—7% 取 6；6%以上取 6；3.5%以内没有下限，记缺失
point-high = 上限
point-high-hint = 6%—7% 取 7；3.5%以内取 3.5；6%以上没有上限，记缺失
point-missing = 记缺失
point-missing-hint = 只有确数是数；区间、左右、以上、以内都记缺失
ranks-kept = 图上各地的位次不变
ranks-moved = 图上 { $count } 个地区的位次有变：{ $places }
table-path = 表格文件的路径
table-scripts = 旁边另存载入脚本（Stata、R、Python），已有的不改写
table-carries = 表内附原句、资料来源和编码规则
table-stopped = 已停止，没有写文件
table-too-long = 有 { $rows } 行，一张工作表最多 { $most } 行：请改用 CSV 或 Parquet
table-name-comparison = 对标表
table-name-panel = 面板
table-name-figures = 指标明细
