# 窗口里的话。
program = 对标
menu-file = 文件
menu-view = 查看
open-folder = 打开文件夹
open-files = 打开文件
open-samples = 打开示例报告
file-kind-reports = 政府工作报告
quit = 退出
shade-light = 浅色
shade-dark = 深色
other-language = English
text-larger = 正文放大
text-smaller = 正文缩小
drop-here = 放开以打开
open-library = 展开资料库
open-chart = 展开图表
fold-library = 收起资料库
fold-chart = 收起图表
close = 关闭
cancel = 取消
dismiss = 知道了
open = 打开

# 资料库
library = 资料库
library-count = { $count } 份
library-empty = 空
library-empty-hint = 打开文件夹以后，这里按省、市、县列出每份报告，一年一格。
library-filter = 筛选地名、拼音、年份
library-no-match = 没有符合的地名或年份
library-doubtful = 地区或年份需要确认，见提示
region-unknown = 地区待定
region-unknown-hint = 正文和文件名都没有写明地区；点击逐份查看
year-unknown = 年份待定

# 欢迎
welcome-title = 打开一个装有政府工作报告的文件夹
welcome-nothing = 这里没有读到政府工作报告
welcome-what = 读出每个地方定了什么目标，原句就在旁边。原文件不会被改动，也不会离开这台电脑。
welcome-drop = 也可以把文件夹或文件拖到这里：TXT、MD
welcome-path = 或输入路径
try-samples = 先看示例
recent = 最近
no-network = 不联网

# 阅读
report-heading = { $place } { $year } 年政府工作报告
report-heading-no-year = { $place }政府工作报告（年份待定）
date = { $year }年{ $month }月{ $day }日
level-nation = 全国
level-province = 省级
level-city = 市级
level-county = 县级
chip-targets = 目标 { $count }
chip-actuals = 实绩 { $count }
before-sections = 开头
no-sections = 没有小标题
main-targets = 主要预期目标
plan-targets = 规划目标
furniture-show = 折叠的页面杂项 { $count } 处
furniture-hide = 收起页面杂项 { $count } 处
furniture-here = 页面杂项，已折叠，点击查看
furniture-here-hide = 页面杂项，点击收起

# 证据卡
kind-target = 目标
kind-actual = 实绩
role-headline = 主要预期目标
role-body = 工作安排
role-review = 工作回顾
confidence = 把握
checked = 已核
read-as = 读作 { $value }，{ $bound }
read-as-words = 读作“{ $bound }”，没有数字
field-horizon = 期限
field-measure = 量度
field-tone = 语气
field-relative-to = 参照
field-basis = 口径
field-of = 占比
field-name = 原文名称
field-nature = 性质
field-status = 数据状态
field-rider = 附言
field-prior = 对照目标
field-rejected = 未取
reason-part-of-year = 不是全年的数
reason-other-year = 不是所述年份的数
reason-several-years = 多年累计或年均
reason-retold = 重述上年目标
reason-not-a-result = 占比、差距或打算
reason-no-number = 没有数值
reason-unknown-name = 不在指标表内
reason-of-a-part = 只是局部的数
field-rule = 规则
horizon-year = 年度 { $year }
horizon-annual = 年度
horizon-until = 到 { $year } 年
horizon-period = 多年
measure-growth = 增长
measure-decline = 下降
measure-level = 水平
measure-change = 增减量
measure-gap = 差距
measure-relation = 相对
tone-none = 无
tone-ensure = 确保
tone-strive = 力争
tier-stretch = 第二档
copy-sentence = 复制原句
show-in-chart = 在图中看

# 状态栏
status-nothing-open = 没有打开的资料
status-walking = 正在查看文件夹
status-reading = 正在读取 { $done } / { $total }
status-done = { $reports } 份已读，{ $figures } 个数
status-done-copies = { $reports } 份已读（其中 { $copies } 份是副本或别类报告，不计），{ $figures } 个数
status-unread-kinds = 另有 { $count } 个文件暂不能读（{ $kinds }），请另存为 TXT
status-passed-over = 另有 { $count } 个文件不是文档
status-remarks = 提示 { $count }
notice-saved = 已保存到 { $path }
notice-not-saved = 没有保存到 { $path }：{ $why }
notice-settings-aside = 设置文件已损坏，旧文件留在 { $path }
notice-settings-not-read = 读不了设置文件 { $path }（{ $why }）：这次用默认设置，也不保存设置
notice-settings-not-saved = 设置没有保存：{ $why }
notice-nothing-found = 这里没有可读的文件（TXT、MD）
notice-not-watched = 监视不了 { $path }（{ $why }）：里面有新文件或改动时，请重新打开
notice-stopped = 已取消，读了 { $done } / { $total }

# How a figure was read.
rule-clause = 名称、动词、数值
rule-list = 并列（分别、均）
rule-carried = 承前省略名称
rule-relation = 以词代数
rule-bracket = 括号内
