# 命令行的帮助：help-命令、help-命令-参数，或几个命令共用的 help-参数。英文写在 src/cli 的参数旁，由 clap 读取，
# 所以英文那边没有这个文件。能选的值要写全（src/cli/help.rs 有测试）。

help-usage = 用法:
help-arguments = 参数
help-options = 选项
help-commands = 命令
help-some-options = [选项]
help-one-command = <命令>
help-default = （不写时为 { $value }）
help-see = 详细说明：duibiao --help，或在命令后加 --help

help-wrong-unknown = 没有 { $arg } 这个选项
help-wrong-no-value = { $arg } 后面要写值
help-wrong-value = { $arg } 不能是“{ $value }”
help-wrong-missing = 还缺 { $arg }
help-wrong-conflict = { $arg } 不能和 { $other } 一起用
help-meant = 是不是 { $words }？

help-duibiao = 对标：打开政府工作报告，读出各地目标和写出它的原句，比较地区和年份，画成可以直接发表的图。
help-duibiao-paths = 要在窗口里打开的文件夹或文件
help-lexicon = 自己的指标，加在程序自带指标之上；格式同 duibiao indicators --toml 的输出
help-help = 显示帮助
help-version = 显示版本
help-help-subcommand = 要看帮助的命令

help-extract = 读出每份报告和每个数，逐行写出
help-compare = 各地对标：上年目标、上年实际、今年目标、是否完成
help-panel = 把目标和实际写成长面板
help-chart = 画一张图，存成文件
help-search = 在全部报告里找字词：逐行写出“文件:地区:年份: 上下文”，或用 --count 写成表
help-indicators = 列出全部指标和它们的各种叫法

help-paths = 报告所在的文件或文件夹
help-compare-paths = 报告所在的文件或文件夹；其中上一年的报告给出上年目标
help-format = 格式：jsonl、csv、xlsx、md、html、parquet、docx；不写时看文件的后缀
help-output = 写到这个文件，不写到屏幕
help-chart-output = 要写的文件：.png、.svg 或 .pdf
help-head = 列名：id 是给程序用的名字（region、at_least），words 是给人看的字（地区、以上）；CSV、JSON Lines、Parquet 不写时用 id，其余用 words
help-lang = 文字的语言：zh 中文，en 英文
help-no_bom = CSV 开头不写字节顺序标记（Excel 靠它认出 UTF-8），长面板本来就不写
help-bom = CSV 开头写字节顺序标记，其余命令的文件本来就写

help-indicator = 指标的代号或名称，几个用逗号隔开；all 是所比报告里定了目标的全部指标
help-panel-indicator = 指标的代号或名称，几个用逗号隔开；all 是报告里定了目标的全部指标；不写时为九个主要指标
help-chart-indicator = 指标的代号（gdp）或名称（地区生产总值）；柱状、热力表和小多图可以写几个，用逗号隔开
help-region = 只要这些地区，或成组的地区（珠三角、省会、sub_provincial）；可以写几次，也可以用逗号隔开
help-compare-year = 报告年份，一年或一段：2023、2021-2023；latest（各地最新）取各地最近一份，不写时也是
help-panel-year = 报告年份，一年或一段：2023、2010-2026；这些年每个地区都有行
help-chart-year = 只要这一年的报告；不写时，各地只有一份就全要，否则取各地最近一份
help-level = 只要这一级：nation 国家、province 省级、city 地级、county 县级
help-point = 6%—7%、7%左右、6%以上、3.5%以内取哪个数：mid 中点或原数，low 下限，high 上限，missing 只取确数
help-finals = 官方终值和调整后的目标：一个 CSV，列为 地区、年份、指标、数值，还可以有 单位、类别（终值、调整后目标）
help-no_scripts = 不在旁边写 Stata、R、Python 的读入脚本

help-kind = 图的种类：range 对标点图，dumbbell 目标与完成，bar 分组柱状，heat 热力表，trend 趋势，multiples 小多图，distribution 分布，ladder 阶梯，tiles 格子图
help-years = 起止年份，用于趋势、小多图和柱状：2015-2026
help-named = 在很多地区里要标出名字的那些（分布图），用逗号隔开
help-preset = 用途：内参 brief、论文 paper、研报 report、幻灯片 slide、公众号 post
help-size = 图片大小，像素：1600x1000
help-dpi = 每英寸点数，72 到 600；页面大小是像素除以它，同样像素下点数越多字越大
help-theme = 底色：light 白底彩色，dark 深色，print 白底黑白，presentation 白底投影
help-title_place = 标题在哪里：above 图上方，below 图下方，none 不要
help-em = 标注的字号，7 到 40 点
help-typeface = 这台机器上的字体，或一类字体：宋体、仿宋、黑体、楷体
help-outlines = SVG 里用轮廓代替文字
help-order = 行的次序：value 从高到低，code 按区划代码，given 按 --region 的次序
help-title = 自己写的标题
help-note = 自己写的注
help-first = 略过前面多少行：长图的下一页
help-data = 同时把画出的内容写成表：一个 .csv 文件
help-carry_data = 让图片携带数据：画法、各行原句、原文的哈希。原句可能不便公开，不写这一项就不携带

help-paths_and_words = 报告所在的文件或文件夹，然后是要找的字词（几个词放在引号里）
help-count = 按地区和年份写成表：次数、提到它的报告、全部报告。地区含其下级；同一报告的几个副本只算一次
help-regex = 要找的是正则表达式
help-all = 用空格隔开的各个词要同时出现在一份报告里

help-toml = 输出程序自带的指标文件，可以由它改起
