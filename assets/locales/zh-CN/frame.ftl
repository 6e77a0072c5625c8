# 窗口框架：标签页、命令、设置。
tab-reading = 阅读

# 菜单和命令
menu-edit = 编辑
menu-chart = 图表
menu-help = 帮助
all-commands = 全部命令
about = 关于对标
undo = 撤销
redo = 重做
settings = 设置
show-library = 显示资料库
show-chart-panel = 显示图表
shade-system = 跟随系统

# 命令面板
palette-hint = 搜命令、地名、指标，可用拼音首字母
palette-nothing = 没有找到。试试拼音首字母，如 sx、gdp
palette-foot = ↑ ↓ 选择　　Enter 执行　　Esc 关闭
palette-tab = 标签页
palette-place = { $year }　地区
palette-below = 下辖 { $count } 份
palette-indicator = 指标
palette-chart = 已存图表

# 设置
settings-window = 窗口
settings-language = 语言
settings-shade = 主题
settings-zoom = 界面大小
settings-reading = 正文
settings-text-size = 字号
settings-sample = 经济社会发展的主要预期目标是：地区生产总值增长5%左右，城镇新增就业40万人以上，居民消费价格涨幅2%左右。
settings-start = 启动时
settings-reopen = 上次的资料
settings-reopen-words = 自动打开上次的文件夹
settings-data = 数据
settings-folder = 数据文件夹
settings-folder-none = 这次运行不保存设置
notice-not-shown = 没有打开 { $path }：{ $why }
about-what = 读政府工作报告，把每个数和它的原句放在一起，在地区和年份之间对标。
about-private = 原文件不会被改动；不联网，什么也不离开这台电脑。
about-parts = 自带思源黑体（Noto Sans SC，SIL OFL 1.1）和 Lucide 图标（ISC）。
status-seconds-left = 约 { $count } 秒
status-minutes-left = 约 { $count } 分钟
settings-face = 字体
settings-face-own = 自带字体（思源黑体）
settings-face-filter = 找字体
settings-face-wait = 正在查看这台电脑的字体
face-not-found = 这台电脑上没有这个字体，或无法使用，正文仍用自带字体
face-without-chinese = 这个字体没有汉字，汉字仍用自带字体
