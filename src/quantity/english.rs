//! Units in English, for windows and tables: 亿元 is 100m yuan. Words as written are never translated.

use std::borrow::Cow;

/// How large a unit of money or number is, in English.
const MAGNITUDES: [(&str, &str); 6] = [
    ("万亿", "trillion "),
    ("百万", "million "),
    ("亿", "100m "),
    ("万", "10k "),
    ("千", "thousand "),
    ("百", "hundred "),
];

/// Units in English.
const UNITS: [(&str, &str); 27] = [
    ("元", "yuan"),
    ("美元", "US$"),
    ("个百分点", "pp"),
    ("人", "people"),
    ("人次", "visits"),
    ("户", "households"),
    ("家", "firms"),
    ("个", "items"),
    ("件", "items"),
    ("项", "items"),
    ("套", "homes"),
    ("天", "days"),
    ("年", "years"),
    ("岁", "years"),
    ("吨", "t"),
    ("吨标准煤", "t coal eq."),
    ("斤", "jin"),
    ("公斤", "kg"),
    ("亩", "mu"),
    ("公顷", "ha"),
    ("公里", "km"),
    ("平方公里", "km²"),
    ("平方米", "m²"),
    ("立方米", "m³"),
    ("千瓦", "kW"),
    ("千瓦时", "kWh"),
    ("微克/立方米", "µg/m³"),
];

/// A unit in English. What is not known stays as the report has it.
pub fn in_english(unit: &str) -> Cow<'_, str> {
    let known = |u: &str| UNITS.iter().find(|(zh, _)| *zh == u).map(|(_, en)| *en);
    // 千瓦 is a unit of its own and no thousand of anything.
    if let Some(en) = known(unit) {
        return en.into();
    }
    let large = MAGNITUDES.iter().find_map(|(zh, en)| Some(format!("{en}{}", known(unit.strip_prefix(zh)?)?)));
    large.map_or(unit.into(), Cow::from)
}
