# 图表和导出。
choose-indicator = 选择指标
year-latest = 各地最新
choose-year = 选择年份
choose-places = 选择地区
year = { $year } 年
scope-all = 全部 { $count } 地
scope-nation = 全国
scope-provinces = { $count } 个省级
scope-cities = { $count } 个市级
scope-counties = { $count } 个县级
scope-picked = 自选 { $count } 地
scope-narrowed = 本图用 { $count } 地
scope-below = { $region }下 { $count } 地
no-indicators = 这一年没有读到年度目标
places-filter = 筛选地名
chart-outside = 数值来自外部表格，不是报告原文；报告写的是：
click-to-sentence = 点击到原句
chart-hint = 指向标记看原句，点击到正文
chart-empty = 图表在这里，和原句并排
chart-empty-hint = 左右、以上、以内、区间各有各的画法
chart-nothing = 没有可画的
chart-nothing-hint = 换一个指标、年份或地区
export = 导出
export-menu = 导出图表
export-title = 导出图表
export-preview = 预览
export-size-words = { $width }×{ $height } 像素 · { $across } × { $down } 厘米
export-format = 格式
export-size = 尺寸
export-pixels = 像素
export-to = 存到
export-path = 文件路径
export-choose = 选择位置
export-exists = 同名文件已存在，导出时会先问
export-will-replace = 再点“替换”就会盖掉原来的文件
export-these-exist = 文件夹里已有同名文件 { $count } 个（{ $name }{ $count ->
    [1] ）
   *[other]  等）
}，导出时会先问
export-will-replace-these = 再点“替换”就会盖掉文件夹里的 { $count } 个同名文件（{ $name }{ $count ->
    [1] ）
   *[other]  等）
}
export-same-chart = 存下来的就是看到的这张图
export-replace = 替换
export-file-name = { $year }{ $indicator }目标
chart-rows = 第 { $first }—{ $last } 行，共 { $total } 行
rows-before = 前面的行
rows-after = 后面的行
export-width = 宽
export-height = 高
export-dpi = 分辨率
