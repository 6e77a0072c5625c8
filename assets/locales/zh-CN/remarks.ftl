# 提示：说什么事，再说程序怎么办。
remark-region-unknown = 没有写明地区
remark-region-unknown-then = 放在“地区待定”，“各地最新”的图里以文件名列出
remark-year-unknown = 没有写明年份
remark-year-unknown-then = 图中不按年份比较
remark-region-disagrees = 文件名是 { $name }，正文是 { $text }
remark-region-unnamed = 文件名是 { $name }，正文没有提到这个地方
remark-region-unnamed-then = 暂按文件名归类，可能是别处的报告
remark-year-disagrees = 文件名是 { $name } 年，正文是 { $text } 年
remark-disagrees-then = 按正文记
remark-fragment = 只有报告的一部分
remark-fragment-then = 缺的部分里的目标和实绩读不到
remark-no-targets = 没有找到主要预期目标段
remark-no-targets-then = 图中没有这份报告的目标
remark-unread = 有一段像目标的话没有读懂
remark-unread-then = 图中标为可能未读出，请看原文
remark-empty = 文件是空的
remark-binary = 内容不是文本
remark-other-format = 这是 { $name } 文件，还不能读
remark-other-format-then = 请在 Word、WPS 或浏览器里另存为纯文本（TXT），再打开
remark-nothing-then = 没有取出报告
remark-garbled = 有 { $count } 个字符无法解码
remark-garbled-then = 文件可能已损坏，其余照常读取
remark-other-articles = 页面上另有 { $count } 篇：不是报告，或与本篇相同
remark-other-articles-then = 没有作为报告读取；全文见原文件
remark-not-a-report = 有文字，但认不出是政府工作报告
remark-implausible-range = 数值可疑：{ $indicator } 一般在 { $low } 到 { $high } 之间
remark-implausible-measure = 数值可疑：{ $indicator } 一般不这样计量
remark-implausible-unit = 数值可疑：{ $indicator } 一般不用百分数表示
remark-implausible-then = 照原文记，把握调低，请看原文
remark-draft = 不是定稿：{ $words }
remark-draft-then = 照常进图；同时有定稿时只用定稿
remark-summary = 不是全文：{ $words }
remark-summary-then = 照常进图；没有提到的指标，全文里可能有
remark-other-report = 是另一种报告：{ $words }
remark-other-report-then = 数字照常读出，不作为政府工作报告进图
remark-same = 与 { $file } 是同一份报告
remark-same-then = 图中只用最全的一份
remark-version = 与 { $file } 是同一份报告的不同版本
remark-twin = 同一地区同一年还有另一份报告
remark-twin-then = 两份分列，以会议区分：{ $mark }

# 自己的指标词表
wrong-at = 第 { $line } 行第 { $column } 列：{ $what }
wrong-utf8 = 不是 UTF-8 编码的文本
wrong-toml = TOML 写法有误（{ $words }）
wrong-field = 没有名为“{ $name }”的字段
wrong-empty-id = 指标的 id 是空的
wrong-no-names = 指标 { $id } 没有任何名称
wrong-brace = 名称“{ $name }”的花括号不成对，或有一种写法是空的
wrong-claimed = 名称“{ $name }”已属于程序自带的指标 { $id }
wrong-claimed-here = 名称“{ $name }”在第 { $line } 行已属于指标 { $id }
wrong-repeated = 指标 { $id } 在第 { $line } 行已经写过
wrong-id = 没有 id 为“{ $id }”的指标
lexicon-then = 没有采用这份词表，仍用程序自带的词表

# 未能读取
no-path = 没有这个文件或文件夹：{ $path }
trouble-at = { $path }：{ $why }
trouble-missing = 没有这个文件或文件夹
trouble-denied = 没有权限
trouble-full = 磁盘已满
trouble-in-use = 文件正被其他程序打开，请先在那里关闭
trouble-no-file = 不是文件（设备或管道）
trouble-source = 这是打开的报告原文，程序从不改写原文，请换一个名字
trouble-exists = 已有同名文件
trouble-broken = 读写中断，磁盘或网络可能已断开
trouble-too-large = 文件太大：{ $size }，上限 { $cap }
trouble-io = 系统报告：{ $words }
trouble-panic = 读取时程序出错，跳过了这份文件
trouble-then = 其余文件照常读取

# 提示页
remarks-title = 提示
remarks-count = { $count } 条，按轻重排列
remarks-unreadable = 无法读取
remarks-unsure = 需要确认地区或年份
remarks-partial = 原文不全，可能有未读出的指标
remarks-notes = 其他说明
remarks-open = 打开原文
remarks-copy = 复制清单
remarks-none = 没有提示
remarks-none-hint = 每份报告的地区、年份和目标段都读到了。
remarks-back = 返回阅读

# 界
bound-exact = 确数
bound-about = 左右
bound-at-least = 以上
bound-at-most = 以内
bound-range = 区间
bound-sync = 同步
bound-faster = 高于
bound-slower = 低于
bound-assigned = 按上级下达
bound-stable = 保持稳定
bound-positive = 正增长

# On the command line.
cli-passed-over = { $path }：略过 { $count } 个不是文档的文件
cli-nothing-read = 没有读到任何报告，什么也没有写
