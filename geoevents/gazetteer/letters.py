"""Letters and what they are written as: data for folding and transliteration.

The published tables behind each block are named in docs/names.md.
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
    "ҳ": "h", "һ": "h", "қ": "q", "ғ": "gh", "ҷ": "j", "ң": "n", "ө": "o", "ү": "u",
    "ұ": "u", "ә": "a",
}  # fmt: skip

GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
    "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "kh", "ψ": "ps",
    "ω": "o",
}  # fmt: skip

GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t",
    "ი": "i", "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh",
    "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q",
    "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh",
    "ჯ": "j", "ჰ": "h",
}  # fmt: skip

LATIN = ARABIC | CYRILLIC | GREEK | GEORGIAN
"""Every letter of another script that is read, and what it is written as in Latin letters."""

# Letters whose mark says which sound is meant. Not ş: BGN writes ص so; see the second way.
CARONS = {"š": "sh", "č": "ch", "ž": "zh", "ș": "sh", "ç": "s"}

# What several letters stand for: one capital for one sound. The longest is tried first.
DIGRAPHS = {
    "shch": "C", "tsch": "C", "tch": "C", "sch": "C", "sh": "C", "ch": "C", "dsh": "J",
    "dj": "J", "dzh": "J", "zh": "J", "j": "J", "kh": "X", "gh": "g", "rh": "g", "ph": "f",
    "th": "t", "dh": "d", "ck": "k", "q": "k", "x": "ks", "mb": "nb",
}  # fmt: skip
VOWEL_DIGRAPHS = {
    "ou": "u", "oo": "u", "ee": "i", "ei": "E", "ey": "E", "ai": "E", "ay": "E", "aw": "O",
    "au": "O", "ow": "O",
}  # fmt: skip

# The second way to read a letter. Of another script, it becomes the letter of that script
# which can be read in no other way.
SECOND_LETTERS = {
    "ق": "گ", "ج": "گ",  # Gafsa, Giza: g in the Maghreb and in Egypt
    "ظ": "ض",  # أبوظبي is Abu Dhabi
    "х": "ҳ",  # Хомс is Homs
    "ş": "sh", "š": "s", "č": "c", "ž": "z", "ș": "s", "ç": "ch",
}  # fmt: skip
UKRAINIAN = {"г": "ҳ"}
"""The second way in a name whose letters say that it is Ukrainian: Луганськ is Luhansk."""
SECOND_GERMAN = {
    "tsch": "tsch", "sch": "zh", "ch": "kh", "w": "v", "j": "y", "zk": "tsk",
}  # fmt: skip  # Schytomyr, Chabarowsk, Donezk
