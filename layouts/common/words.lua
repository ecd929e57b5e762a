-- SPDX-License-Identifier: MIT
-- Words by which a text speaks of figures, for vocabulary { … } (all but its
-- names), and what slips of the keyboard look like.

local vocabulary_words = {
    units = {
        { "元", 1 }, { "千元", 1000 }, { "万元", 10000 }, { "百万元", 1000000 },
        { "千万元", 10000000 }, { "亿元", 100000000 },
    },
    percent = { "%", "％", "﹪" },
    points = { "个百分点", "百分点" },
    year = { "年", "年度" },
    last = { "上年", "上年度", "上年同期", "上一年", "上一年度", "去年", "去年同期" },
    than = { "比", "较", "与", "同", "和", "同比" },
    share = { "占" },
    rise = { "增长", "增加", "增多", "增幅", "上升", "上涨", "提高", "提升" },
    fall = { "减少", "下降", "降低", "降幅", "压减", "压缩", "缩减", "减幅", "负增长" },
    same = { "持平", "一致", "相同", "不变", "零增长", "无变化", "没有变化", "未发生变化",
        "无增减变化", "没有增减变化", "无增减" },
    link = { "为", "是", "了", "的", "共", "共计", "计", "合计", "总额", "金额", "数额", "达",
        "达到", "预算", "预算数", "安排", "支出", "预计", "有所", "略有", "相应", "明显", "大幅",
        "小幅", "幅度", "幅度为", "相比", "相较", "比较", "保持", "基本", "额", "额为", "均" },
    about = { "约", "近", "大约", "左右", "余", "以上", "以下", "以内", "超过", "不超过", "不低于",
        "不少于", "不高于", "至少", "最高", "最低", "低于", "高于" },
    range = { "-", "–", "—", "——", "~", "～", "至", "到" },
    rate = { "/", "／", "每" },
    -- No words of the above, though they begin like one.
    pass = {
        "元旦", "元宵", "元月", "元素", "元件", "年级", "年龄", "年限",
        "比例", "比重", "比率", "比如", "比赛", "较大", "较好", "较多", "较高", "较低", "较为", "较少",
        "同时", "同意", "同步", "与会", "和谐", "占地", "占用", "占有", "占线",
        "近年", "近期", "近日", "余额", "余款",
        "增减", "增减变化", "只增不减", "只减不增", "有增无减", "增加值", "增长点", "增长极",
        "不增加", "未增加", "没有增加", "无增加", "不增长", "未增长", "没有增长",
        "不减少", "未减少", "没有减少", "无减少", "不降低", "未下降", "没有下降", "不下降",
        "为了", "作为", "认为", "行为", "为民", "了解", "的确", "计划", "计算", "基本建设",
    },
}

-- Of rise and fall: they praise as often as they count (提高效率), so they count
-- only with a figure.
local weak = { ["提高"] = true, ["提升"] = true, ["降低"] = true, ["压缩"] = true }

-- What is left of a form that was to be filled in. Latin ones count where no
-- letter or digit stands beside them.
local placeholders = { "××", "待填", "请填写", "请输入", "[略]", "［略］", "【略】", "〔略〕", "＿＿",
    "__", "□□", "ＸＸ" }
local latin_placeholders = { "%f[%w_]XX+%f[^%w_]", "%f[%w_]xx+%f[^%w_]", "%f[%w_]TBD%f[^%w_]" }

-- Characters that are doubled at the end of a clause on purpose.
local doubled = {}
for _, word in ipairs { "等等", "人人", "个个", "处处", "天天", "年年", "月月", "日日", "家家",
    "户户", "事事", "时时", "常常", "渐渐", "仅仅", "刚刚", "往往", "层层", "种种", "多多", "样样",
    "件件", "步步", "村村", "县县", "乡乡", "镇镇", "条条", "项项", "代代", "世世", "久久", "欣欣",
    "谢谢", "爸爸", "妈妈", "宝宝", "爷爷", "奶奶", "哥哥", "姐姐", "弟弟", "妹妹", "叔叔", "星星",
    "默默", "满满", "稳稳", "牢牢", "深深", "高高", "好好", "慢慢", "看看", "试试", "点点" } do
    doubled[word] = true
end

return {
    vocabulary = vocabulary_words,
    weak = weak,
    placeholders = placeholders,
    latin_placeholders = latin_placeholders,
    doubled = doubled,
}
