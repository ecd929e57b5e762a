/* SPDX-License-Identifier: MIT
 *
 * 全角 to 半角, for styles that ask for it. Full-width forms of ASCII are taken
 * where they stand for Western text:
 *
 *     digits and letters                  always:  ２０２４年Ａ类 -> 2024年A类
 *     signs ＋－／％ and the like         beside a digit or letter:  ５０％
 *     ．                                  between two of them:  １．５
 *     ，                                  before three digits:  １，２３４
 *     ：                                  between digits:  １２：３０
 *     the full-width space                between two of them:  Ａ　Ｂ
 *
 * Chinese punctuation stays, and so does all that NFKC would change besides:
 * ㎡ ① ½ ﬁ. ～ is the dash of ranges (GB/T 15834-2011, 4.13) and stays too.
 */
#include "script/object.h"

#include "base/utf8.h"

enum { FULL_SPACE = 0x3000, END = 0 };

/* The half-width form, or the character itself. */
static uint32_t narrow(uint32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool is_digit(uint32_t c)
{
    c = narrow(c);
    return c >= '0' && c <= '9';
}

static bool is_western(uint32_t c)
{
    uint32_t lower = narrow(c) | 0x20;
    return is_digit(c) || (lower >= 'a' && lower <= 'z');
}

/* A full-width sign; quotation marks and brackets are none. */
static bool is_sign(uint32_t c)
{
    static const char signs[] = "#$%&*+-/<=>@\\_|";
    for (size_t i = 0; c != narrow(c) && signs[i] != '\0'; i++)
        if (narrow(c) == (unsigned char)signs[i])
            return true;
    return false;
}

/* The character at an offset, which it steps over; END behind the text. */
static uint32_t next(struct str text, size_t *offset)
{
    return *offset < text.length ? utf8_next(text, offset) : END;
}

/* Are the next three characters digits, and no fourth? */
static bool three_digits(struct str text, size_t offset)
{
    for (int i = 0; i < 3; i++)
        if (!is_digit(next(text, &offset)))
            return false;
    return !is_digit(next(text, &offset));
}

/* c behind before and in front of what stands at offset. */
static uint32_t one(uint32_t before, uint32_t c, struct str text, size_t offset)
{
    size_t at = offset;
    uint32_t behind = next(text, &at);
    bool western = is_western(before) && is_western(behind);
    bool digits = is_digit(before) && is_digit(behind);
    if (c == FULL_SPACE)
        return western ? ' ' : c;
    if (c == 0xFF0E)
        return western ? '.' : c;
    if (c == 0xFF1A)
        return digits ? ':' : c;
    if (c == 0xFF0C)
        return digits && three_digits(text, offset) ? ',' : c;
    return is_western(c) ? narrow(c) : c;
}

struct str script_halfwidth(struct arena *arena, struct str text)
{
    struct builder out = {.arena = arena};
    uint32_t before = END;
    for (size_t offset = 0; offset < text.length;) {
        /* Signs that follow each other go one way. */
        size_t end = offset, from = offset;
        uint32_t behind = next(text, &end);
        while (is_sign(behind)) {
            from = end;
            behind = next(text, &end);
        }
        bool taken = is_western(before) || is_western(behind);
        while (offset < from) {
            uint32_t sign = utf8_next(text, &offset);
            before = taken ? narrow(sign) : sign;
            builder_add_code_point(&out, before);
        }
        if (offset == text.length)
            break;
        uint32_t c = utf8_next(text, &offset);
        builder_add_code_point(&out, one(before, c, text, offset));
        before = c;
    }
    return builder_str(&out);
}
