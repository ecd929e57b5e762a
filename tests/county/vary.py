# SPDX-License-Identifier: MIT
"""Departments of a made-up county: the sample report of Wangdu, varied.

department(root, seed, index) is a description as a dict, with the amounts as
texts. It hangs on its arguments alone, so a county of twelve is the beginning
of one of a hundred. What texts say follows from the figures, not the other
way round: `gongkai check` finds no error in any of them.
"""
import csv
import functools
import random
import re

import yaml

YEAR = 2024
COUNTY = "示范县"
LEAST, MOST = 3, 300  # rows of basic expenditure

# What a department is for, and a functional code of its own (项).
THEMES = (
    ("档案馆", "档案", "2012601"), ("财政局", "财政", "2010601"),
    ("统计局", "统计", "2010501"), ("审计局", "审计", "2010801"),
    ("司法局", "司法行政", "2040601"), ("教育局", "教育", "2050101"),
    ("科学技术局", "科学技术", "2060101"), ("文化广电和旅游局", "文化", "2070101"),
    ("民政局", "民政", "2080201"), ("卫生健康局", "卫生健康", "2100101"),
    ("生态环境分局", "环境保护", "2110101"), ("城市管理局", "城市管理", "2120101"),
    ("农业农村局", "农业", "2130101"), ("水利局", "水利", "2130301"),
    ("交通运输局", "交通运输", "2140101"), ("应急管理局", "应急管理", "2240101"),
    ("自然资源和规划局", "自然资源", "2200101"), ("信访局", "信访", "2010301"),
)
PLACES = ("固城", "贾村", "寺庄", "黑堡", "堽头", "㙍上", "𬒈石", "塬底", "䢺庄",
          "𫭟口", "㮾林", "圐圙", "垚岭", "甪里", "𡎚子", "㳇川")
LONG = ("经济开发区管理委员会暨高新技术产业园区综合服务中心（招商引资项目落地促进中心、"
        "中小企业公共服务示范平台运营管理办公室）",
        "人民政府防范和处置非法集资工作领导小组办公室（地方金融监督管理和企业上市服务中心）",
        "退役军人事务管理和烈士陵园保护暨双拥共建工作联席会议办公室")

STAFF = "30101 30102 30103 30107 30106 30199 30114 30112".split()
GOODS = ("30201 30207 30217 30228 30231 30239 30299 30202 30205 30206 30208 "
         "30209 30211 30213 30214 30215 30216 30218 30226 30227 30229").split()
PEOPLE = "30302 30305 30304 30309 30399".split()
CAPITAL = "31002 31003 31007".split()
SOCIAL = (("2080505", "30108"), ("2101101", "30110"), ("2210201", "30113"),
          ("2080506", "30109"), ("2101103", "30111"))
OWN = ("财政专户管理资金", "事业收入", "其他收入")
FUND, STATE = "政府性基金预算拨款", "国有资本经营预算拨款"
FUND_CODES = "2120803 2120804 2121301 2296002 2296004 2290401".split()
GOODS_BOUGHT = (
    ("台式计算机", "A02010104", "台", 4500, 6500),
    ("打印机", "A02021000", "台", 1500, 9000),
    ("办公桌椅", "A05010000", "套", 800, 2600),
    ("空气调节机", "A02061804", "台", 2800, 7000),
    ("物业管理服务", "C21040000", "项", 30000, 200000),
    ("信息系统运行维护服务", "C16070000", "项", 20000, 160000),
)
MORE = {"基本支出": ("在职人员调入，工资普调", "工资正常晋级，社会保险缴费基数提高"),
        "项目支出": ("新增了项目", "按照工作部署增加了工作任务")}
LESS = {"基本支出": ("人员退休", "人员调出，公用经费压减"),
        "项目支出": ("部分项目已经完成，减少了项目支出", "落实过紧日子要求，压减了项目")}
THRIFT = ("我部门按照全县统一要求厉行节约，提倡节俭", "严格控制，厉行节约")
NEED = ("工作任务增加", "车辆老旧，维修费用提高")
# "Three public" expenses, and the basic expenditure that is part of them.
OFFICIAL = (("公务接待费", "30217"), ("公务用车运行维护费", "30231"),
            ("公务用车购置费", ""), ("其他因公出国（境）费", ""),
            ("教学科研人员因公出国（境）费", ""))


def yuan(fen):
    """万元 for an amount in fen that is a multiple of 100 yuan."""
    assert fen % 10000 == 0
    return f"{fen // 1000000}.{fen // 10000 % 100:02}"


def fen(text):
    whole, part = str(text).split(".")
    return int(whole) * 1000000 + int(part) * 10000


@functools.lru_cache(maxsize=None)
def sample(root):
    """The description of Wangdu, amounts as they are written."""
    folder = root / "input/wangdu-2024/434"

    def load(name):
        text = (folder / name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=yaml.BaseLoader)
    found = load("434.yaml")
    found["项目"] = load("项目.yaml")
    with open(folder / "基本支出.csv", encoding="utf-8-sig",
              newline="") as file:
        found["基本支出"] = list(csv.DictReader(file))
    return found


@functools.lru_cache(maxsize=None)
def names_of_codes(root):
    """{code: name} of the pack's functional classification."""
    path = root / "layouts/hebei-department-budget/codes/functional.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


class Maker:
    """One department, key after key."""

    def __init__(self, root, seed, index, most):
        self.random = random.Random(f"{seed}/{index}")
        self.root = root
        self.index = index
        self.most = most
        self.sample = sample(root)
        self.code = str(101 + index)
        self.title, self.theme, self.own_code = self.identity()
        self.made = {}
        self.official_count = self.random.choice((0, 2, 3, 3, 5))

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def amount(self, least, most):
        """fen: whole hundreds of yuan, between so many 万元."""
        return self.random.randint(least * 100, most * 100) * 10000

    def identity(self):
        """Name, theme and code; no two names alike in a hundred."""
        i, themes = self.index, len(THEMES)
        name, theme, code = THEMES[i % themes]
        place = PLACES[i % len(PLACES)]
        if i % 10 == 4:
            name = place + LONG[i // 10 % len(LONG)]
        elif i >= themes:
            kind, code = ((f"{theme}服务中心", code), ("镇人民政府", "2010301"),
                          (f"{theme}工作站", code), ("乡人民政府", "2010301"),
                          (f"{theme}管理所", code), ("街道办事处", "2010301"),
                          (f"{theme}服务站", code))[i // 16 % 7]
            name = place + kind
        return COUNTY + name, theme, code

    def row_count(self):
        """The first is small, the second large; half have some tens."""
        if self.index < 2:
            return (LEAST, self.most)[self.index]
        share = self.random.random()
        return round(LEAST * (self.most / LEAST) ** share)

    # Figures.

    def functional_codes(self, count):
        """Enough codes of the classes that a department may have."""
        names = names_of_codes(self.root)
        others = sorted(code for code in names if len(code) == 7
                        and code[:3] in ("201", "205", "206", "207", "208",
                                         "210", "213")
                        and code[:5] not in ("20603", "20707")
                        and code != self.own_code)
        more = max(0, count // 12)
        return [self.own_code,
                *sorted(self.random.sample(others, min(more, len(others))))]

    def basic(self):
        """Rows of basic expenditure, no pair of codes twice."""
        count = self.row_count()
        places = []
        for code in self.functional_codes(count):
            economic = [*STAFF[:4], *GOODS[:6], *PEOPLE[:1], *STAFF[4:],
                        *GOODS[6:], *PEOPLE[1:], *CAPITAL]
            if not self.official_count:
                parts = [part for _, part in OFFICIAL]
                economic = [one for one in economic if one not in parts]
            places += [(code, one) for one in economic]
        head = [(self.own_code, "30101"), SOCIAL[0], (self.own_code, "30201")]
        rest = [*SOCIAL[1:], *(one for one in places if one not in head)]
        if count > len(head) + 12:  # spread over all codes
            kept, others = rest[:12], rest[12:]
            size = min(count - len(head) - 12, len(others))
            rest = kept + self.random.sample(others, size)
        rows = []
        for code, economic in sorted([*head, *rest][:count]):
            row = {"功能科目编码": code, "经济科目编码": economic,
                   "金额": yuan(self.varied(code, economic))}
            if code != self.own_code and self.chance(15):
                row["资金来源"] = self.random.choice(OWN)
            if code == self.own_code and economic > "302" and self.chance(5):
                row["上年结转"] = "是"
            rows.append(row)
        self.made["基本支出"] = rows

    def varied(self, code, economic):
        """Wangdu's amount times something, else a new one."""
        for row in self.sample["基本支出"]:
            if (row["功能科目编码"], row["经济科目编码"]) in (
                    (code, economic), ("2010301", economic)):
                found = fen(row["金额"]) // 10000
                scaled = found * self.random.randint(20, 300) // 100
                return max(1, scaled) * 10000
        return self.amount(1, 60)

    def projects(self):
        count = self.random.choice((0, 1, 2, 3, 5, 8, 12))
        if self.index < 2:
            count = (0, 12)[self.index]
        made = [self.project(i) for i in range(min(count, self.most // 4))]
        if made:
            self.made["项目"] = made
            if self.chance(70):
                named = "、".join(one["名称"] for one in made[:4])
                self.made["项目支出说明"] = f"主要为{named}等。"

    def project(self, number):
        base = self.random.choice(self.sample["项目"])
        budget = self.amount(2, 200)
        word = self.random.choice(("工作经费", "运行维护", "能力建设", "专项业务费",
                                   "设施改造", "宣传培训"))
        made = {"名称": f"{self.theme}{word}（{number + 1}）",
                "编码": f"13060124P{self.code}{number:08}",
                "功能科目编码": self.own_code, "预算数": yuan(budget)}
        kind = self.random.randrange(100)
        if kind < 15:
            made["功能科目编码"] = self.random.choice(FUND_CODES)
            made["资金来源"] = FUND
        elif kind < 22:
            made["功能科目编码"] = "2230199"
            made["资金来源"] = STATE
        elif kind < 30:
            made["上年结转"] = "是"
        elif kind < 36 and not self.states():
            made["其他资金"] = yuan(budget // 20000 * 10000)
        made["用途"] = f"保障{YEAR}年{self.theme}{word}工作开展"
        if self.chance(80):
            steps = sorted(self.random.sample(range(5, 96, 5), 3))
            made["资金支出计划"] = dict(zip(
                ("3月底", "6月底", "10月底", "12月底"), map(str, [*steps, 100])))
            made["绩效目标"] = f"完成{YEAR}年{self.theme}{word}的各项任务"
        if self.chance(85):
            made["指标"] = self.indicators(base, made["预算数"])
        return made

    def indicators(self, base, budget):
        """Some of Wangdu's; costs are what is budgeted."""
        found = []
        for one in base["指标"]:
            one = {key: value for key, value in one.items()}
            if one.get("单位") == "万元":
                one["指标值"] = budget
            elif re.fullmatch(r"[≥≤]?\d+", one.get("指标值", "")):
                sign = re.match(r"[≥≤]?", one["指标值"])[0]
                one["指标值"] = f"{sign}{self.random.randint(80, 99)}"
            found.append(one)
        repeated = self.random.choice((1, 1, 1, 2, 4))
        kept = sorted(self.random.sample(range(len(found)),
                                         self.random.randint(3, len(found))))
        return [dict(found[i], 三级指标=found[i]["三级指标"]
                     + (f"（第{turn + 1}批）" if turn else ""))
                for i in kept for turn in range(repeated)]

    def others(self):
        if self.index % 10 == 3:
            self.made["其他支出"] = [
                {"功能科目编码": self.own_code, "支出类别": kind,
                 "金额": yuan(self.amount(1, 30)), "资金来源": source}
                for kind, source in (
                    ("经营支出", "事业单位经营收入"),
                    ("上解上级支出", "上级补助收入"),
                    ("对附属单位补助支出", "附属单位上缴收入"))]
        if self.chance(12):
            self.made["年终结转结余"] = [
                {"功能科目编码": self.own_code,
                 "金额": yuan(self.amount(1, 40))}]

    def totals(self):
        return {"基本支出": sum(fen(row["金额"]) for row in self.made["基本支出"]),
                "项目支出": sum(fen(one["预算数"])
                            for one in self.made.get("项目", ()))}

    def last_year(self):
        """Amounts, and reasons that go the same way."""
        last, reasons = {}, {}
        for key, now in self.totals().items():
            then = now // 1000000 * self.random.randint(70, 130) * 10000
            last[key] = yuan(then)
            if now != then:
                reasons[key] = self.random.choice(
                    (MORE if now > then else LESS)[key])
        self.made["上年"] = last
        if self.chance(90):
            self.made["增减原因"] = reasons

    def official(self):
        rows = []
        for item, economic in OFFICIAL[:self.official_count]:
            least = sum(fen(row["金额"]) for row in self.made["基本支出"]
                        if row["经济科目编码"] == economic)
            then = self.amount(0, 30)
            now = then if then >= least and self.chance(30) else \
                least + self.amount(0, 30)
            row = {"项目": item, "预算数": yuan(now), "上年预算数": yuan(then)}
            if now != then:
                row["变动原因"] = self.random.choice(
                    NEED if now > then else THRIFT)
            rows.append(row)
        if rows:
            self.made["三公经费"] = rows

    def purchases(self):
        count = self.random.choice((0, 0, 1, 3, 6, 15))
        rows = []
        for number in range(min(count, self.most // 4)):
            item, catalogue, unit, least, most = self.random.choice(
                GOODS_BOUGHT)
            quantity = 1 if unit == "项" else self.random.randint(1, 40)
            price = self.random.randint(least // 100, most // 100) * 10000
            rows.append({
                "项目名称": f"{self.theme}采购（{number + 1}）",
                "预算资金": yuan(price * quantity), "采购物品名称": item,
                "目录序号": catalogue, "计量单位": unit,
                "数量": str(quantity), "单价": yuan(price),
                "预留中小微企业份额": yuan(price),
                "固定资产": "否" if unit == "项" else "是"})
        if rows:
            self.made["政府采购"] = rows

    def assets(self):
        kinds = ("房屋", "车辆", "大型设备", "其他固定资产")
        count = self.random.choice((0, 2, 4, 4))
        if count:
            self.made["固定资产"] = {"截止日期": f"{YEAR - 1}-12-31", "明细": [
                {"类别": kind, "数量": str(self.random.randint(1, 3000)),
                 "价值": yuan(self.amount(20, 9000))}
                for kind in kinds[-count:]]}

    def states(self):
        return {2: "支出", 6: "公布表"}.get(self.index % 10)

    def by_function(self):
        """{code, source, carried: {column: fen}} of all expenditure."""
        sums = {}

        def add(row, column, value):
            key = (row["功能科目编码"], row.get("资金来源", ""),
                   row.get("上年结转", ""))
            columns = sums.setdefault(key, {})
            columns[column] = columns.get(column, 0) + fen(value)
        for row in self.made["基本支出"]:
            add(row, "基本支出", row["金额"])
        for row in self.made.get("项目", ()):
            add(row, "项目支出", row["预算数"])
        for row in self.made.get("其他支出", ()):
            add(row, row["支出类别"], row["金额"])
        return sums

    def stated(self):
        """Some departments know their expenditure by function, or have the
        official table of it already."""
        if self.states() == "支出":
            self.made["支出"] = [
                {"功能科目编码": code,
                 **{name: yuan(value) for name, value in columns.items()},
                 **({"资金来源": source} if source else {}),
                 **({"上年结转": carried} if carried else {})}
                for (code, source, carried), columns
                in sorted(self.by_function().items())]
        elif self.states() == "公布表":
            self.made["公布表"] = {"部门预算支出总表": self.table()}

    def table(self):
        columns = ("基本支出", "项目支出", "经营支出", "上解上级支出",
                   "对附属单位补助支出")
        sums = {}
        for (code, _, _), amounts in self.by_function().items():
            for part in ("", code[:3], code[:5], code):
                row = sums.setdefault(part, dict.fromkeys(columns, 0))
                for name, value in amounts.items():
                    row[name] += value
        names = {"": "合计", **names_of_codes(self.root)}
        return [{"科目编码": code, "科目名称": names[code],
                 "合计": yuan(sum(row.values())),
                 **{name: yuan(value) if value else ""
                    for name, value in row.items()}}
                for code, row in sorted(sums.items())]

    # Texts.

    def own_words(self, text):
        text = text.replace("望都县", COUNTY).replace("望都", COUNTY)
        return text.replace("政府办公室", self.title.removeprefix(COUNTY))

    def some(self, text, mark, most):
        """Some of a text's sentences, in their order."""
        parts = [part for part in re.split(mark, self.own_words(text).strip())
                 if part.strip()]
        count = self.random.randint(1, min(most, len(parts)))
        kept = sorted(self.random.sample(range(len(parts)), count))
        return mark.join(parts[i] for i in kept).strip("，；。. ") + "。"

    def texts(self):
        duties = [re.sub("^[一二三四五六七八九十]+", "", line)
                  for line in self.sample["部门职责"].split()]
        kept = self.random.sample(duties, self.random.randint(2, 14))
        self.made["部门职责"] = "\n".join(
            [f"（1）贯彻执行{self.theme}工作的法律法规，拟订全县{self.theme}工作规划",
             *(f"（{i}）{self.own_words(line)}"
               for i, line in enumerate(kept, 2))])
        self.made["机构设置"] = [
            {"单位名称": f"{self.title}本级", "单位性质": "行政",
             "单位规格": "正科级", "经费保障形式": "财政拨款"},
            *({"单位名称": f"{COUNTY}{self.theme}第{i}服务站", "单位性质": "事业",
               "单位规格": "股级", "经费保障形式": "财政性资金基本保证"}
              for i in range(1, self.random.choice((1, 1, 2, 5, 15))))]
        overall = self.sample["总体绩效目标"]
        if self.chance(85):
            self.made["总体绩效目标"] = {
                "引语": overall["引语"],
                "目标": self.some(overall["目标"], "。", 12)}
            self.made["工作保障措施"] = (
                "同总体绩效目标" if self.chance(60) else
                "完善制度，加强预算执行管理。\n开展绩效运行监控，及时纠正偏差。")
        goals = self.sample["分项绩效目标"]
        self.made["分项绩效目标"] = [
            {"名称": self.own_words(one["名称"]),
             "绩效目标": self.some(one["绩效目标"], "；", 5),
             "绩效指标": self.some(one["绩效指标"], "；", 6)}
            for one in goals[:self.random.randint(0, len(goals))]]
        self.made["主管专项资金"] = "我部门无主管专项资金。"
        if self.chance(30):
            self.made["其他说明"] = "本报告所列金额因四舍五入，合计与分项之和可能有尾差。"

    def department(self):
        self.made.update({
            "表单": "hebei-department-budget", "单位编码": self.code,
            "单位名称": self.title, "预算年度": str(YEAR), "金额单位": "万元"})
        if self.chance(50):
            self.made["公开日期"] = f"{YEAR}-02-{self.random.randint(10, 28)}"
        for step in (self.basic, self.projects, self.others, self.last_year,
                     self.official, self.purchases, self.assets, self.stated,
                     self.texts):
            step()
        return {key: value for key, value in self.made.items() if value}


def department(root, seed, index, most=MOST):
    """The description of one department; most: rows of the largest."""
    return Maker(root, seed, index, most).department()


def plain(made):
    """The same without what a row of a table cannot hold: a county that keeps
    its departments in one table knows no more of them."""
    kept = {key: value for key, value in made.items()
            if not isinstance(value, dict) and key not in
            ("分项绩效目标", "支出", "公布表", "工作保障措施")}
    if "项目" in kept:
        kept["项目"] = [{key: value for key, value in one.items()
                       if isinstance(value, str)} for one in kept["项目"]]
    return kept
