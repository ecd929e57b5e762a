/* SPDX-License-Identifier: MIT
 *
 * Ink on a page: it stands inside the margins, and no text meets another text
 * or a rule. Rules on a page: whatever the grid, each end of a rule is flush
 * with the far edge of a rule that it meets, crossings are as large as both
 * rules are thick, and apart from joints nothing is drawn twice.
 */
#include "table_random.h"

struct box {
    length_t left, top, right, bottom;
};

/* The rules of a page by direction. */
struct rules {
    struct box *across, *upright;
    size_t across_count, upright_count;
};

bool rule_is_horizontal(const struct rule *rule)
{
    return rule->width >= 30000;
}

static struct rules rules_of(struct arena *arena, const struct page *page)
{
    struct rules rules = {
        .across = ARENA_ARRAY(arena, page->count, struct box),
        .upright = ARENA_ARRAY(arena, page->count, struct box),
    };
    for (size_t i = 0; i < page->count; i++) {
        const struct rule *rule = &page->items[i].rule;
        if (page->items[i].kind != ITEM_RULE)
            continue;
        struct box box = {rule->x, rule->y, rule->x + rule->width,
                          rule->y + rule->height};
        if (rule_is_horizontal(rule))
            rules.across[rules.across_count++] = box;
        else
            rules.upright[rules.upright_count++] = box;
    }
    return rules;
}

static struct box common(struct box a, struct box b)
{
    return (struct box){length_max(a.left, b.left), length_max(a.top, b.top),
                        length_min(a.right, b.right),
                        length_min(a.bottom, b.bottom)};
}

static bool is_area(struct box box)
{
    return box.left < box.right && box.top < box.bottom;
}

static bool is_inside(struct box inner, struct box outer)
{
    return inner.left >= outer.left && inner.top >= outer.top &&
           inner.right <= outer.right && inner.bottom <= outer.bottom;
}

static bool is_inside_any(struct box inner, const struct box *boxes,
                          size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_inside(inner, boxes[i]))
            return true;
    return false;
}

/* Does an upright rule fill both ends of this one, edge by edge? */
static bool ends_across(const struct rules *rules, struct box box)
{
    bool first = false, last = false;
    for (size_t i = 0; i < rules->upright_count; i++) {
        struct box other = rules->upright[i];
        if (other.top > box.top || other.bottom < box.bottom)
            continue;
        first = first || other.left == box.left;
        last = last || other.right == box.right;
    }
    return first && last;
}

static bool ends_upright(const struct rules *rules, struct box box)
{
    bool first = false, last = false;
    for (size_t i = 0; i < rules->across_count; i++) {
        struct box other = rules->across[i];
        if (other.left > box.left || other.right < box.right)
            continue;
        first = first || other.top == box.top;
        last = last || other.bottom == box.bottom;
    }
    return first && last;
}

static const char *problem(struct arena *arena, const char *what,
                           struct box box)
{
    return str_format(arena, "%s: %ld %ld %ld %ld", what, (long)box.left,
                      (long)box.top, (long)box.right, (long)box.bottom)
        .data;
}

const char *rules_problem(struct arena *arena, const struct page *page)
{
    struct rules rules = rules_of(arena, page);
    for (size_t i = 0; i < rules.across_count; i++) {
        struct box box = rules.across[i];
        if (!ends_across(&rules, box))
            return problem(arena, "an end of a rule is not filled", box);
        for (size_t k = 0; k < i; k++)
            if (is_area(common(box, rules.across[k])))
                return problem(arena, "a rule is drawn twice", box);
        for (size_t k = 0; k < rules.upright_count; k++) {
            struct box other = rules.upright[k], joint = common(box, other);
            if (is_area(joint) &&
                (joint.right - joint.left != other.right - other.left ||
                 joint.bottom - joint.top != box.bottom - box.top))
                return problem(arena, "a joint is not filled", joint);
        }
    }
    for (size_t i = 0; i < rules.upright_count; i++) {
        struct box box = rules.upright[i];
        if (!ends_upright(&rules, box))
            return problem(arena, "an end of a rule is not filled", box);
        for (size_t k = 0; k < i; k++) {
            struct box joint = common(box, rules.upright[k]);
            if (is_area(joint) &&
                !is_inside_any(joint, rules.across, rules.across_count))
                return problem(arena, "a rule is drawn twice", box);
        }
    }
    return NULL;
}

/* ---- all ink ---- */

/* About where the ink of an item is. */
static struct box item_box(const struct item *item)
{
    if (item->kind == ITEM_RULE) {
        const struct rule *rule = &item->rule;
        return (struct box){rule->x, rule->y, rule->x + rule->width,
                            rule->y + rule->height};
    }
    const struct glyphs *glyphs = &item->glyphs;
    length_t y = glyphs->items[0].y;
    return (struct box){
        .left = glyphs->items[0].x,
        .top = y - glyphs->size * 7 / 10,
        .right = glyphs->items[glyphs->count - 1].x + glyphs->size * 4 / 10,
        .bottom = y + glyphs->size / 10,
    };
}

const char *ink_problem(struct arena *arena, const struct page *page,
                        const struct page_form *margins, length_t frame)
{
    length_t half = (frame + 1) / 2; /* frames stand half outside */
    const struct box area = {margins->left, margins->top,
                             page->width - margins->right,
                             page->height - margins->bottom};
    const struct box outer = {area.left - half, area.top - half,
                              area.right + half, area.bottom + half};
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_LINK)
            continue;
        struct box box = item_box(item);
        if (!is_inside(box, item->kind == ITEM_RULE ? outer : area))
            return problem(arena, "outside the type area", box);
        for (size_t k = 0; item->kind == ITEM_GLYPHS && k < page->count; k++)
            if (k != i && page->items[k].kind != ITEM_LINK &&
                is_area(common(box, item_box(&page->items[k]))))
                return problem(arena, "things meet", box);
    }
    return NULL;
}
