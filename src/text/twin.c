/* SPDX-License-Identifier: MIT */
#include "text/twin.h"

#include "base/utf8.h"

#include <unicode/unorm2.h>

/*
 * 部首 of the block CJK Radicals Supplement, each with its ordinary character
 * (Equivalent_Unified_Ideograph of Unicode 15.0; ICU does not know it). Some
 * radicals have none.
 */
static const char radicals[] =
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜"
    "⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑"
    "⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
    "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王"
    "⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁"
    "⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲"
    "⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長"
    "⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼"
    "⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜"
    "⻰龙⻱龜⻲亀⻳龟";

static uint32_t radical_twin(uint32_t code_point)
{
    struct str pairs = {radicals, sizeof radicals - 1};
    for (size_t at = 0; at < pairs.length;) {
        uint32_t radical = utf8_next(pairs, &at);
        uint32_t ordinary = utf8_next(pairs, &at);
        if (radical == code_point)
            return ordinary;
    }
    return 0;
}

/* What compatibility normalisation (NFKC) makes of it, if that is one
 * character. */
static uint32_t normal_twin(uint32_t code_point)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
    UChar text[4];
    int32_t length =
        unorm2_getDecomposition(nfkc, (UChar32)code_point, text, 4, &error);
    if (U_FAILURE(error) || length <= 0)
        return 0;
    /* One unit, or two that stand for one character. */
    if (length == 1)
        return text[0];
    return length == 2 && U16_IS_LEAD(text[0]) && U16_IS_TRAIL(text[1])
               ? (uint32_t)U16_GET_SUPPLEMENTARY(text[0], text[1])
               : 0;
}

uint32_t text_twin(uint32_t code_point)
{
    if (code_point >= 0x2E80 && code_point < 0x2F00)
        return radical_twin(code_point);
    if ((code_point >= 0x2F00 && code_point < 0x2FE0) ||
        (code_point >= 0xF900 && code_point < 0xFB00) ||
        (code_point >= 0x2F800 && code_point < 0x2FA20))
        return normal_twin(code_point);
    return 0;
}
