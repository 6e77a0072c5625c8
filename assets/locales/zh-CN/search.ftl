# 检索。
search = 检索
search-field = 搜全部报告里的字词
search-clear = 清空
search-mode = 怎么搜
search-substring = 任意子串
search-words = 全部词
search-regex = 正则
search-hits = { $count } 处
search-reports = { $count } 份报告
search-time = { $millis } 毫秒
search-running = 正在搜索
search-shares = 提到的报告占当年报告的比例
search-year-bar = { $year } 年：{ $share }，{ $reports } / { $of } 份，{ $hits } 处
search-regions = 按地区，处数
search-below = 含下级
search-region-bar = { $region }：{ $hits } 处，{ $reports } 份
search-region-reports = { $count } 份
search-more-regions = 其余 { $count } 个地区
search-fewer-regions = 收起
search-up = 回到上一级
search-all-years = 全部年份
search-listed = { $hits } 处，{ $reports } 份
search-order = 报告的顺序
search-order-place = 按地区
search-order-year = 按年份
search-order-hits = 按处数
search-narrowed-year = 年 { $year }
search-narrowed-region = 地区 { $region }
search-unnarrow = 取消限定 { $what }
search-unnarrow-all = 清除
search-open = 打开
search-open-report = 打开 { $report }
search-fold = 收起或展开 { $report }
search-shown = { $shown } 处 / 共 { $total } 处
search-more = 还有 { $count } 处
search-empty = 在全部报告里找字词
search-empty-hint = 在上面输入，例如“低空经济”。全角半角、词中的空格和夹进正文的广告都不妨碍找到。
search-no-library = 还没有打开报告
search-no-library-hint = 先打开一个装有政府工作报告的文件夹，再在这里搜全部报告。
search-none = 没有一份报告提到“{ $words }”
search-none-words-hint = “全部词”要求一份报告里每个词都有；少写一个词，或改用“任意子串”。
search-none-hint = 换一种说法，或少写几个字；几个不相连的词用“全部词”。
search-none-here = 在限定的年份和地区里没有
search-none-here-hint = 取消年份或地区的限定，看其他 { $count } 处。
search-wrong = 这个正则写得不对
search-wrong-hint = 想照原样找这些字符，改用“任意子串”。
search-keys = 上下键选一行，回车打开
no-place = 地区待定
no-year = 年份待定

# 正则哪里不对
wrong-pattern-at = 第 { $at } 个字符：{ $what }
wrong-pattern-unclosed = 括号没有闭合
wrong-pattern-unopened = 多了一个右括号
wrong-pattern-class = 方括号没有闭合，或里面写得不对
wrong-pattern-repetition = 重复号 * + ? {"{}"} 前面没有可重复的，或次数不对
wrong-pattern-escape = 反斜杠后面的字符没有这种写法
wrong-pattern-look = 不支持环视和反向引用
wrong-pattern-too-large = 太大或嵌套太深
wrong-pattern-other = 写法不对

# 命令行
cli-search-nothing = 没有找到“{ $words }”
cli-search-no-words = 没有给出要找的字词

# 阅读
document-draft = 非定稿
document-summary = 非全文
document-other = 另一种报告
copy-words = 复制
search-words-chosen = 在全部报告里检索
find = 在本报告中查找
find-field = 查找本报告
find-none = 没有
find-before = 查找上一处
find-next = 查找下一处
find-close = 关闭查找
search-everywhere = 检索全部报告
figure-next = 下一个指标
figure-before = 上一个指标

# 资料库
heap-unsure = 信息存疑
heap-unsure-hint = 地区或年份不够确定，或与文件名不符
heap-unknown = 地区不明
heap-unknown-hint = 正文和文件名都没有写明地区
heap-copies = 重复
heap-copies-hint = 同一份报告的副本和不同版本，图和统计只用一份
heap-unreadable = 未能读取
heap-unreadable-hint = 没有读出报告的文件，原因见提示
library-heap-empty = 这里没有要处理的。再点一次上面的格子，回到全部地区。
library-picked = 已选 { $count } 地
library-unpick = 取消选择
library-to-chart = 画图
