# What people decide, in the history and beside undo and redo.
step-confirm = 确认 { $report } { $figure }
step-correct = 修改 { $report } { $figure }
step-changed = { $step }（{ $changes }）
step-add = 补录 { $report } { $figure }
step-reject = 标为不是指标：{ $report } { $figure }
step-withdraw = 恢复机读 { $report } { $figure }
step-note = 附注 { $report } { $figure }：{ $words }
step-note-away = 删去附注 { $report } { $figure }
step-place = 地区改为{ $words }：{ $report }
step-year = 年份改为 { $words }：{ $report }
step-session = 会次改为{ $words }：{ $report }
step-session-none = 删去会次：{ $report }
step-same = 认作同一份报告：{ $report } 与 { $words }
step-not-same = 认作两份报告：{ $report } 与 { $words }
step-remove = 移出资料库：{ $report }
step-return = 放回资料库：{ $report }
step-several = { $first }，连同另外 { $count } 项
standing-machine = 机读
standing-confirmed = 已确认
standing-corrected = 已修改
standing-added = 人工补录
standing-rejected = 已否定
notice-read-only = 项目以只读方式打开，不能修改；可用「文件 › 项目另存为」另存一份再改
# The evidence card.
card-confirm = 确认
card-reject = 不是指标
