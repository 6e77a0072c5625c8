# 表格的导出：对话框与命令行的话。

cli-needs-file = .{ $ending } 不能写到终端，请用 -o 指定文件
cli-no-indicator = 没有名为“{ $name }”的指标；可用 duibiao indicators 查看
cli-no-indicator-near = 没有名为“{ $name }”的指标；相近的有：{ $near }；可用 duibiao indicators 查看
cli-no-region = 没有名为“{ $name }”的地区或地区组
cli-no-region-near = 没有名为“{ $name }”的地区或地区组；相近的有：{ $near }
cli-no-report-of = { $place }：没有报告，表中没有它的行
cli-chart-unused = { $option } 对 --kind { $kind } 不起作用，请去掉
cli-unused = { $option } 对 .{ $ending } 不起作用，请去掉
cli-no-scripts-words = 没有写 .do、.R、.py：--head words 的列名不是 Stata、R 能用的变量名；要脚本请去掉 --head words，不要脚本请加 --no-scripts
cli-no-scripts-format = 没有写 .do、.R、.py：没有读 .{ $ending } 的脚本；要脚本请写 .csv、.xlsx 或 .parquet，不要脚本请加 --no-scripts
cli-script-kept = { $path } 已存在，未改写
cli-finals-unanswered = { $count } 行没有对上报告（没有该地区次年的报告）：{ $rows }{ $more ->
    [0] { "" }
   *[other] ；另有 { $more } 行
}
cli-table-ending = { $file }：请写 { $endings } 文件，或用 -f 指定格式
cli-no-report-places = 没有符合这些地区和年份的报告：{ $places }{ $more ->
    [0] { "" }
   *[other] 等（另有 { $more } 个地区）
}没有报告
cli-no-report-places-year = 没有符合这些地区和年份的报告：{ $places }{ $more ->
    [0] { "" }
   *[other] 等（另有 { $more } 个地区）
}没有 { $year } 年的报告
cli-chart-svg-only = { $option } 只用于 .svg 文件，请去掉，或写 .svg
cli-chart-ending = { $file }：请写 .png、.svg 或 .pdf 文件
cli-no-desktop = 打不开窗口：这里没有图形桌面（{ $why }）。命令不需要窗口，例如 duibiao extract 文件夹；全部命令见 duibiao --help
cli-no-graphics = 打不开窗口：这里的显示没有程序需要的 OpenGL（{ $why }）。命令不需要窗口，例如 duibiao extract 文件夹；全部命令见 duibiao --help
cli-no-command = 没有“{ $path }”这个命令，也没有叫这个名字的文件或文件夹。全部命令见 duibiao --help
cli-meant = 是不是 duibiao { $command }？
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
table-bom = 编码
table-bom-with = UTF-8 带 BOM（Excel 直接打开）
table-bom-without = UTF-8 不带 BOM
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
point-mixed-hint = 区间、左右、以上、以内分别设定，见设置里的编码规则
ranks-moved-compare = 对比里 { $count } 处的位次有变：{ $places }
hardness-turned = { $count } 个年度目标的软硬约束有变
rank-none = 无位次
list-comma = 、

# 编码规则（设置）。
settings-coding = 编码规则
coding-points-hint = 写法不改，只在排位次、算中位数和导出点值时把它变成一个数；图表、对比和表格都按这里的规则。
coding-all = 一并设定
coding-range = 区间 6%—7%
coding-about = 7%左右
coding-at-least = 6%以上
coding-at-most = 3%以内
point-of-mid = 中点
point-of-low = 下限
point-of-high = 上限
point-of-number = 原数
point-of-missing = 记缺失
coding-hard-hint = 软硬约束：先看报告说的性质，再看语气词，都没有说才看写法。
coding-hard = 硬
coding-soft = 软
coding-open = 不据此判定
coding-binding = 约束性指标
coding-expected = 预期性指标
coding-ensure = 确保、必须
coding-strive = 力争、努力
coding-exact = 确数 6.5%
coding-assigned = 完成下达任务
coding-relation = 其他定性表述
coding-reset = 恢复默认规则
# 视图导出为表格。
export-view = 导出
export-view-hint = 把这里的行、列、地区和年份存成表格
table-found = 检索结果
table-found-hint = 每处一行：地区、年份、章节、命中的话、整句、文件
table-of-compare = 对比所列 { $count } 份
table-of-figures = 指标表所列 { $count } 行
table-of-found = 检索所列 { $count } 处
table-name-found = 检索结果
table-found-words = 命中
table-found-note = 检索“{ $words }”，{ $count } 处
table-of-view-note = 指标表中的 { $shown } 行（共 { $total } 行），列和次序同窗口
table-carries-sentences = 每行附原句和文件
