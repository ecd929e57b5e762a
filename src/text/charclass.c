/* SPDX-License-Identifier: MIT
 *
 * What a character is for spacing and at the ends of lines.
 *
 * Marks stand in one table, everything else is told by ranges. Sources: CLREQ
 * 3.1.3 (line start and end), 3.1.6 (compression), 3.2.2 (mixed setting);
 * GB/T 15834-2011, 5.1; JIS X 4051 for the kana.
 */
#include "text/linebreak.h"

#include <stddef.h>

enum { NO_START = 1, NO_END = 2 };

struct mark {
    uint32_t code_point;
    unsigned char class; /* enum char_class */
    unsigned char line;  /* NO_START, NO_END */
};

/* Sorted by code point. */
static const struct mark marks[] = {
    {0x21, CHAR_WESTERN, NO_START},   /* ! */
    {0x25, CHAR_WESTERN, NO_START},   /* % */
    {0x28, CHAR_WESTERN, NO_END},     /* ( */
    {0x29, CHAR_WESTERN, NO_START},   /* ) */
    {0x2C, CHAR_WESTERN, NO_START},   /* , */
    {0x2E, CHAR_WESTERN, NO_START},   /* . */
    {0x2F, CHAR_WESTERN, NO_START},   /* / */
    {0x3A, CHAR_WESTERN, NO_START},   /* : */
    {0x3B, CHAR_WESTERN, NO_START},   /* ; */
    {0x3F, CHAR_WESTERN, NO_START},   /* ? */
    {0x5B, CHAR_WESTERN, NO_END},     /* [ */
    {0x5D, CHAR_WESTERN, NO_START},   /* ] */
    {0x7B, CHAR_WESTERN, NO_END},     /* { */
    {0x7D, CHAR_WESTERN, NO_START},   /* } */
    {0xA5, CHAR_WESTERN, NO_END},     /* ¥ */
    {0xB0, CHAR_WESTERN, NO_START},   /* ° */
    {0xB7, CHAR_MIDDLE, NO_START},    /* · */
    {0x2013, CHAR_WESTERN, NO_START}, /* – */
    {0x2014, CHAR_DASH, NO_START},    /* — */
    {0x2015, CHAR_DASH, NO_START},    /* ― */
    {0x2018, CHAR_OPENING, NO_END},   /* ‘ */
    {0x2019, CHAR_CLOSING, NO_START}, /* ’ */
    {0x201C, CHAR_OPENING, NO_END},   /* “ */
    {0x201D, CHAR_CLOSING, NO_START}, /* ” */
    {0x2025, CHAR_DASH, NO_START},    /* ‥ */
    {0x2026, CHAR_DASH, NO_START},    /* … */
    {0x2027, CHAR_MIDDLE, NO_START},  /* ‧ */
    {0x2030, CHAR_OTHER, NO_START},   /* ‰ */
    {0x2031, CHAR_OTHER, NO_START},   /* ‱ */
    {0x203C, CHAR_OTHER, NO_START},   /* ‼ */
    {0x2047, CHAR_OTHER, NO_START},   /* ⁇ */
    {0x2048, CHAR_OTHER, NO_START},   /* ⁈ */
    {0x2049, CHAR_OTHER, NO_START},   /* ⁉ */
    {0x2103, CHAR_OTHER, NO_START},   /* ℃ */
    {0x2109, CHAR_OTHER, NO_START},   /* ℉ */
    {0x22EF, CHAR_DASH, NO_START},    /* ⋯ */
    {0x2E3A, CHAR_DASH, NO_START},    /* ⸺ */
    {0x3001, CHAR_STOP, NO_START},    /* 、 */
    {0x3002, CHAR_STOP, NO_START},    /* 。 */
    {0x3005, CHAR_HAN, NO_START},     /* 々 */
    {0x3008, CHAR_OPENING, NO_END},   /* 〈 */
    {0x3009, CHAR_CLOSING, NO_START}, /* 〉 */
    {0x300A, CHAR_OPENING, NO_END},   /* 《 */
    {0x300B, CHAR_CLOSING, NO_START}, /* 》 */
    {0x300C, CHAR_OPENING, NO_END},   /* 「 */
    {0x300D, CHAR_CLOSING, NO_START}, /* 」 */
    {0x300E, CHAR_OPENING, NO_END},   /* 『 */
    {0x300F, CHAR_CLOSING, NO_START}, /* 』 */
    {0x3010, CHAR_OPENING, NO_END},   /* 【 */
    {0x3011, CHAR_CLOSING, NO_START}, /* 】 */
    {0x3014, CHAR_OPENING, NO_END},   /* 〔 */
    {0x3015, CHAR_CLOSING, NO_START}, /* 〕 */
    {0x3016, CHAR_OPENING, NO_END},   /* 〖 */
    {0x3017, CHAR_CLOSING, NO_START}, /* 〗 */
    {0x3018, CHAR_OPENING, NO_END},   /* 〘 */
    {0x3019, CHAR_CLOSING, NO_START}, /* 〙 */
    {0x301A, CHAR_OPENING, NO_END},   /* 〚 */
    {0x301B, CHAR_CLOSING, NO_START}, /* 〛 */
    {0x301C, CHAR_OTHER, NO_START},   /* 〜 */
    {0x301D, CHAR_OPENING, NO_END},   /* 〝 */
    {0x301E, CHAR_CLOSING, NO_START}, /* 〞 */
    {0x301F, CHAR_CLOSING, NO_START}, /* 〟 */
    {0x303B, CHAR_HAN, NO_START},     /* 〻 */
    {0x30FB, CHAR_MIDDLE, NO_START},  /* ・ */
    {0x30FC, CHAR_HAN, NO_START},     /* ー */
    {0xFF01, CHAR_STOP, NO_START},    /* ！ */
    {0xFF04, CHAR_OTHER, NO_END},     /* ＄ */
    {0xFF05, CHAR_OTHER, NO_START},   /* ％ */
    {0xFF08, CHAR_OPENING, NO_END},   /* （ */
    {0xFF09, CHAR_CLOSING, NO_START}, /* ） */
    {0xFF0C, CHAR_STOP, NO_START},    /* ， */
    {0xFF0D, CHAR_OTHER, NO_START},   /* － */
    {0xFF0E, CHAR_STOP, NO_START},    /* ． */
    {0xFF0F, CHAR_OTHER, NO_START},   /* ／ */
    {0xFF1A, CHAR_STOP, NO_START},    /* ： */
    {0xFF1B, CHAR_STOP, NO_START},    /* ； */
    {0xFF1F, CHAR_STOP, NO_START},    /* ？ */
    {0xFF3B, CHAR_OPENING, NO_END},   /* ［ */
    {0xFF3D, CHAR_CLOSING, NO_START}, /* ］ */
    {0xFF5B, CHAR_OPENING, NO_END},   /* ｛ */
    {0xFF5D, CHAR_CLOSING, NO_START}, /* ｝ */
    {0xFF5E, CHAR_OTHER, NO_START},   /* ～ */
    {0xFF5F, CHAR_OPENING, NO_END},   /* ｟ */
    {0xFF60, CHAR_CLOSING, NO_START}, /* ｠ */
    {0xFFE1, CHAR_OTHER, NO_END},     /* ￡ */
    {0xFFE5, CHAR_OTHER, NO_END},     /* ￥ */
};

/* Everything else: the class from this code point on, up to the next row. */
struct range {
    uint32_t start;
    enum char_class class;
};

static const struct range ranges[] = {
    {0x0, CHAR_OTHER},       {0x9, CHAR_SPACE},
    {0xE, CHAR_OTHER},       {0x20, CHAR_SPACE},
    {0x21, CHAR_WESTERN},    {0x7F, CHAR_OTHER},
    {0xA0, CHAR_SPACE},      {0xA1, CHAR_WESTERN},
    {0x1100, CHAR_OTHER}, /* Hangul jamo */
    {0x1200, CHAR_WESTERN},  {0x1680, CHAR_SPACE},
    {0x1681, CHAR_WESTERN},  {0x2000, CHAR_SPACE},
    {0x200B, CHAR_OTHER},    {0x2010, CHAR_WESTERN},
    {0x2016, CHAR_OTHER},    {0x2028, CHAR_SPACE},
    {0x202A, CHAR_OTHER},    {0x202F, CHAR_SPACE},
    {0x2030, CHAR_OTHER},    {0x205F, CHAR_SPACE},
    {0x2060, CHAR_OTHER},    {0x2070, CHAR_WESTERN},
    {0x20D0, CHAR_OTHER},    {0x2150, CHAR_WESTERN},
    {0x2160, CHAR_HAN},     /* Roman numerals: an em wide in Chinese faces */
    {0x2190, CHAR_OTHER},   /* arrows */
    {0x2200, CHAR_WESTERN}, /* mathematical operators */
    {0x2300, CHAR_OTHER},    {0x2460, CHAR_HAN}, /* ① */
    {0x2500, CHAR_OTHER},    {0x2776, CHAR_HAN}, /* ❶ */
    {0x2794, CHAR_OTHER},    {0x2C60, CHAR_WESTERN},
    {0x2E00, CHAR_OTHER},    {0x2E80, CHAR_HAN}, /* radicals */
    {0x2FF0, CHAR_OTHER},    {0x3000, CHAR_SPACE},
    {0x3001, CHAR_OTHER},    {0x3003, CHAR_HAN}, /* 〃 々 〆 〇 */
    {0x3008, CHAR_OTHER},    {0x3021, CHAR_HAN}, /* 〡 */
    {0x302A, CHAR_OTHER},    {0x3031, CHAR_HAN},
    {0x303D, CHAR_OTHER},    {0x3041, CHAR_HAN}, /* kana, bopomofo */
    {0x3130, CHAR_OTHER},    {0x3190, CHAR_HAN},
    {0x3300, CHAR_OTHER}, /* ㎡ belongs to the number before it */
    {0x3400, CHAR_HAN},      {0x4DC0, CHAR_OTHER},
    {0x4E00, CHAR_HAN},      {0xA000, CHAR_OTHER},
    {0xA640, CHAR_WESTERN},  {0xA800, CHAR_OTHER},
    {0xAB30, CHAR_WESTERN},  {0xAB70, CHAR_OTHER},
    {0xF900, CHAR_HAN},      {0xFB00, CHAR_WESTERN},
    {0xFB50, CHAR_OTHER},    {0xFF10, CHAR_HAN}, /* ０ */
    {0xFF1A, CHAR_OTHER},    {0xFF21, CHAR_HAN}, /* Ａ */
    {0xFF3B, CHAR_OTHER},    {0xFF41, CHAR_HAN}, /* ａ */
    {0xFF5B, CHAR_OTHER},    {0xFF66, CHAR_HAN}, /* half-width kana */
    {0xFFA0, CHAR_OTHER},    {0x10000, CHAR_WESTERN},
    {0x16FE0, CHAR_HAN},     {0x1B300, CHAR_OTHER},
    {0x1D400, CHAR_WESTERN}, {0x1D800, CHAR_OTHER},
    {0x1F200, CHAR_HAN},     {0x1F300, CHAR_OTHER},
    {0x20000, CHAR_HAN},     {0x3FFFE, CHAR_OTHER},
};

/* NULL if it is no mark. */
static const struct mark *mark_lookup(uint32_t code_point)
{
    size_t low = 0, high = sizeof marks / sizeof marks[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (marks[middle].code_point == code_point)
            return &marks[middle];
        if (marks[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

enum char_class text_char_class(uint32_t code_point)
{
    /* Nearly all text: spares both searches. */
    if (code_point >= 0x4E00 && code_point < 0xA000)
        return CHAR_HAN;
    const struct mark *mark = mark_lookup(code_point);
    if (mark != NULL)
        return (enum char_class)mark->class;
    size_t low = 0, high = sizeof ranges / sizeof ranges[0];
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (ranges[middle].start <= code_point)
            low = middle;
        else
            high = middle;
    }
    return ranges[low].class;
}

bool text_forbids_start(uint32_t code_point)
{
    const struct mark *mark = mark_lookup(code_point);
    return mark != NULL && (mark->line & NO_START) != 0;
}

bool text_forbids_end(uint32_t code_point)
{
    const struct mark *mark = mark_lookup(code_point);
    return mark != NULL && (mark->line & NO_END) != 0;
}
