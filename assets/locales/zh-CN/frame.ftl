# 窗口框架：标签页、命令、设置。
tab-reading = 阅读
