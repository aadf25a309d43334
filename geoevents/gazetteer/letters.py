"""Letters and what they are written as: data for folding and transliteration.

Arabic follows the English habits of the BGN/PCGN 1956 system (without its marks), Persian
the BGN/PCGN 1958 one, Cyrillic the BGN/PCGN 1947 (Russian) and 2019 (Ukrainian) systems.
French, English and German habits of writing Arabic are the digraphs at the end.
"""

from __future__ import annotations

APOSTROPHES = "'’‘ʼʿʾʻ`´ʹʺ′ʽˈ\u02bf\u02be\uff07"
SEPARATORS = '-‐‑‒–—―−_/,;:()[]{}"«»“”„·•|+&.!?*#\u00a0\u202f\u2009\u200a'
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0640"  # the last is tatweel

# Letters that decomposition leaves alone, or that are variants of one another.
FOLDED = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŧ": "t", "ə": "a", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŋ": "ng", "ĸ": "k",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ۃ": "ه", "ە": "ه",
    "ہ": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك", "ء": "", "ۆ": "و", "ۇ": "و", "ڵ": "ل",
    "ڕ": "ر", "ێ": "ي",
    **{chr(0x0660 + n): str(n) for n in range(10)},
    **{chr(0x06F0 + n): str(n) for n in range(10)},
}  # fmt: skip

ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g",
    "ڤ": "v",
}  # fmt: skip

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z",
    "и": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i",
    "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
}  # fmt: skip

# What several letters stand for, longest first: one capital for one sound.
DIGRAPHS = (
    ("shch", "C"), ("tsch", "C"), ("tch", "C"), ("sch", "C"), ("sh", "C"), ("ch", "C"),
    ("dsh", "J"), ("dj", "J"), ("dzh", "J"), ("zh", "J"), ("kh", "X"), ("gh", "g"),
    ("rh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("qu", "ku"),
    ("mb", "nb"), ("x", "ks"), ("q", "k"), ("j", "J"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "E"), ("ey", "E"), ("ai", "E"), ("ay", "E"), ("aw", "O"),
    ("au", "O"), ("ow", "O"),
)  # fmt: skip
